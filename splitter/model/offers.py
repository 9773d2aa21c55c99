"""What there is to choose from: the best, and others that are made when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TypeVar, overload

T = TypeVar("T")


class Offers(Sequence[T]):
    """A sequence whose first is known; ``others`` gives the rest, and it must be pure."""

    def __init__(self, first: T, others: Callable[[], Iterable[T]] = tuple) -> None:
        self._first = first
        self._others = others

    @cached_property
    def _all(self) -> tuple[T, ...]:
        return (self._first, *self._others())

    def changed(self, change: Callable[[T], T]) -> Offers[T]:
        """Each of them changed; the others no sooner than they are made."""
        return Offers(change(self._first), lambda: map(change, self._all[1:]))

    @overload
    def __getitem__(self, at: int) -> T: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...

    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        return self._first if at == 0 else self._all[at]

    def __len__(self) -> int:
        return len(self._all)

    def __bool__(self) -> bool:
        return True

    def __iter__(self) -> Iterator[T]:
        return iter(self._all)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all == tuple(other)

    def __hash__(self) -> int:
        return hash(self._first)

    def __reduce__(self) -> tuple[Callable[[Sequence[T]], Offers[T]], tuple[Sequence[T]]]:
        return _made, (self._all,)


def _made(offers: Sequence[T]) -> Offers[T]:
    return Offers(offers[0], lambda: offers[1:])
