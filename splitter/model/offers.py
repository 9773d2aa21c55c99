"""The divisions that there are to choose from: the best, and others that are made when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from splitter.model.plan import Group

    Groups = tuple[Group, ...]


class Offers(Sequence["Groups"]):
    """A sequence whose first is known; ``others`` gives the rest, and it must be pure."""

    def __init__(self, first: Groups, others: Callable[[], Iterable[Groups]] = tuple) -> None:
        self._first = first
        self._others = others

    @cached_property
    def _all(self) -> tuple[Groups, ...]:
        return (self._first, *self._others())

    def changed(self, change: Callable[[Groups], Groups]) -> Offers:
        """Each of them changed; the others no sooner than they are made."""
        return Offers(change(self._first), lambda: map(change, self._all[1:]))

    @overload
    def __getitem__(self, at: int) -> Groups: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Groups]: ...

    def __getitem__(self, at: int | slice) -> Groups | Sequence[Groups]:
        return self._first if at == 0 else self._all[at]

    def __len__(self) -> int:
        return len(self._all)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[Groups]:
        return iter(self._all)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all == tuple(other)

    def __hash__(self) -> int:
        return hash(self._first)

    def __reduce__(self) -> tuple[Callable[[Sequence[Groups]], Offers], tuple[Sequence[Groups]]]:
        return _made, (self._all,)


def _made(offers: Sequence[Groups]) -> Offers:
    return Offers(offers[0], lambda: offers[1:])
