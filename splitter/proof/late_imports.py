"""Imports that stood below other statements in the original, and have only imports above them in a part.

They may stand among those, or be one with that of the same module: of names that something reads it does not
matter in which order they are imported, for each part imports its own choice of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from splitter.model.statements import Alias, Reading, Role, Statement

Piece = tuple[int, Statement]


@dataclass(frozen=True)
class LateImports:
    """Where the original imports what."""

    original: Reading

    def as_in_original(self, statements: Sequence[Statement]) -> Sequence[Statement]:
        """A part's statements with each import where, and alone as, the original has it; else as they are."""
        start = int(bool(statements) and statements[0].role is Role.DOCSTRING)
        run = list(self._leading(statements, start))
        if not any(self._homes.get(alias, 0) > self._end for one in run for alias in one.imports):
            return statements
        fixed = [n for n, one in enumerate(run) if not self._free.issuperset(one.imports)]
        start, run = start + len(run[: max(fixed, default=-1) + 1]), run[max(fixed, default=-1) + 1 :]
        pieces = [piece for one in run for piece in self._pieces(one)]
        homes = [home for home, _ in pieces]
        late = [piece for piece in pieces if piece[0] > self._end]
        if homes == sorted(homes) and len(pieces) == len(run):
            return statements
        early = [piece for piece in pieces if piece[0] <= self._end]
        placed = [one for _, one in (*early, *sorted(late, key=lambda piece: piece[0]))]
        return [*statements[:start], *placed, *statements[start + len(run) :]]

    @staticmethod
    def _leading(statements: Sequence[Statement], start: int) -> Iterator[Statement]:
        for one in statements[start:]:
            if one.role is not Role.IMPORT:
                return
            yield one

    def _pieces(self, one: Statement) -> Iterator[Piece]:
        """What of an import comes from each statement of the original; nothing new is among it."""
        found: defaultdict[int, list[Alias]] = defaultdict(list)
        for alias in one.imports:
            found[self._homes.get(alias, -1)].append(alias)
        for home, some in found.items():
            if len(found) == 1 or home < 0:
                yield home, one
            else:
                # Where they were joined with those of another import, its order may have been taken.
                some.sort(key=self.original.statements[home].imports.index)
                text = f"from {some[0].module} import {', '.join(alias.name for alias in some)}"
                binds = tuple(alias.bound for alias in some)
                yield home, one._replace(text=text, imports=tuple(some), binds=binds)

    @cached_property
    def _end(self) -> int:
        """The first statement that is no import; what is imported below it is late."""
        plain = (Role.DOCSTRING, Role.IMPORT)
        return next((n for n, one in enumerate(self.original.statements) if one.role not in plain), 0)

    @cached_property
    def _homes(self) -> dict[Alias, int]:
        """The statement that imports each name."""
        return {alias: n for n, one in enumerate(self.original.statements) for alias in one.imports}

    @cached_property
    def _free(self) -> frozenset[Alias]:
        """Names that one plain import brings, and that another statement reads: so not for effect.

        What binds them besides, and is no import, stands below all that these are among.
        """
        imports = [one for one in self.original.statements if one.role is Role.IMPORT]
        bound: defaultdict[str, list[Alias]] = defaultdict(list)
        for alias in (alias for one in imports for alias in one.imports):
            bound[alias.bound].append(alias)
        plain = [
            alias
            for one in imports
            if not (one.everywhere or one.guard or one.attached or "#" in one.text)
            for alias in one.imports
            if _is_one(bound[alias.bound]) and alias not in self.original.reached
        ]
        names = {alias.bound for alias in plain}
        read = frozenset().union(*(one.may_read_of(names) for one in self.original.statements))
        return frozenset(alias for alias in plain if alias.bound in read)


def _is_one(aliases: Sequence[Alias]) -> bool:
    """Whether a name is one thing in whatever order it is bound, ``import a, a.b``."""
    packages = (not one.name and one.module.partition(".")[0] == one.bound for one in aliases)
    return len(aliases) == 1 or (len({*aliases}) == len(aliases) and all(packages))
