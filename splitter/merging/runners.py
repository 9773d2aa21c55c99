"""What runs the tests of a file: Mojo's ``main()``, Python's ``__main__`` block, and constants that count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property

from splitter.languages.language import Language
from splitter.merging.pieces import Cut, Piece
from splitter.merging.versions import Ledger, settled
from splitter.merging.weaving import Strand
from splitter.model.module import UnitKind
from splitter.model.plan import Part


class Runners:
    """The runners of an original, as its parts have them."""

    def __init__(
        self,
        language: Language,
        base: Cut,
        parts: Sequence[Cut],
        strands: Sequence[Strand],
        ledger: Ledger,
    ) -> None:
        self._language, self._base, self._parts, self._ledger = language, base, parts, ledger
        self._strands = strands

    def is_runner(self, piece: Piece) -> bool:
        """Whether a piece of the original is written anew for each part."""
        unit = self._base.module.units[piece.unit]
        return unit.kind is UnitKind.RUNNER or unit.counted

    def is_written(self, piece: Piece) -> bool:
        """Whether a part's runner is one that the original has not, for all of its were left out there."""
        return False

    def settled(self, index: int, piece: Piece) -> Piece | None:
        """A runner of the original: as it was, if no part's is otherwise than a split makes it."""
        if self._base.module.units[piece.unit].counted:  # each part counts its own
            have = (strand.versions().get(index, ()) for strand in self._strands)
            self._ledger.superseded += [one for found in have for one in found]
        if not self._changed:
            return piece
        if self._language.joined is not None:
            text = self._joined.get(piece.unit)
            return replace(piece, lead="", code=text) if text is not None else None
        versions = []
        for strand, part in zip(self._strands, self._shown, strict=True):
            for one, found in zip(strand.pieces, strand.found, strict=True):
                if found == index:
                    expected = self._expected(piece, part)
                    is_same = expected is not None and expected.rstrip() == one.said
                    versions.append(replace(one, lead=piece.lead, code=piece.code) if is_same else one)
        if not versions:
            self._ledger.removed.append(piece)
            return None
        kept = settled(piece, versions, self._ledger, frozenset())
        if kept is not piece:
            return kept
        text = self._expected(piece, self._part({n for part in self._shown for n in part.units}))
        return None if text is None else replace(piece, lead="", code=text)

    @cached_property
    def _shown(self) -> list[Part]:
        """The parts as a plan would have them: their tests are the original's that they have."""
        return [
            self._part({self._base.pieces[index].unit for index in strand.found if index is not None})
            for strand in self._strands
        ]

    def _part(self, units: set[int]) -> Part:
        known = self._base.module.units
        tests = tuple(t.name for index in sorted(units) if index >= 0 for t in known[index].tests)
        return Part("", "", "", "", tuple(sorted(index for index in units if index >= 0)), tests)

    def _expected(self, piece: Piece, part: Part) -> str | None:
        """The runner as a split writes it for a part."""
        unit = self._base.module.units[piece.unit]
        return self._language.write(self._base.module, unit, part, piece.lead + piece.code)

    @cached_property
    def _changed(self) -> bool:
        """Whether a test came or went, or somebody changed a runner."""
        tests = {test for part in self._parts for test in part.tests}
        if tests != set(self._base.tests):
            return True
        for strand, shown in zip(self._strands, self._shown, strict=True):
            have = strand.versions()
            for index, piece in enumerate(self._base.pieces):
                if piece.is_comment or not self.is_runner(piece) or not shown.tests:
                    continue
                expected = self._expected(piece, shown)
                found = [one.said for one in have.get(index, ())]
                if found != ([expected.rstrip()] if expected is not None else []):
                    return True
        return False

    @cached_property
    def _joined(self) -> Mapping[int, str]:
        """The runners' texts where the language puts them together."""
        assert self._language.joined is not None
        tests = frozenset(test for part in self._parts for test in part.tests)
        modules = [part.module for part in self._parts if part.tests]
        return self._language.joined(self._base.module, modules, tests, True)
