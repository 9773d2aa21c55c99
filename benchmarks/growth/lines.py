"""The lines of a file and of its parts, and which kind of them there are more of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from splitter.model.finding import lines_in
from splitter.model.module import UnitKind
from splitter.model.plan import PartRole, Plan

FEW = 2
"""Tests of which nobody makes a file of its own."""

KINDS = ("header", "imports", "constants", "helpers", "fixtures", "classes", "rest", "blank")
"""``classes`` is what a divided class has beside its tests; ``rest`` are comments, what acts, the runner."""

_OF_KIND = {
    UnitKind.DOCSTRING: "header",
    UnitKind.IMPORT: "imports",
    UnitKind.CONSTANT: "constants",
    UnitKind.HELPER: "helpers",
    UnitKind.FIXTURE: "fixtures",
    UnitKind.TEST: "classes",
}


@dataclass(frozen=True)
class Growth:
    """What became of one file that was split."""

    path: str
    before: int
    after: int
    parts: int
    few: int
    """Parts with one or two tests."""
    shared: tuple[str, ...]
    """What parts have in common in files of their own: a module of helpers, a conftest."""
    kinds: tuple[int, ...]
    """How many lines there are more of each of ``KINDS``."""

    @property
    def share(self) -> float:
        return self.after / self.before - 1


def growth(made: Plan, parts: Sequence[bytes]) -> Growth:
    """Measure a plan with parts; ``parts`` are the texts of all that comes new, or grows."""
    assert made.source is not None
    before = lines_in(made.source.text)
    after = sum(lines_in(data.decode("latin-1")) for data in parts)
    extension = made.extension
    if extension is not None:
        after -= lines_in(extension.before.decode("latin-1"))
    tests = [part for part in made.parts if part.role is PartRole.TESTS]
    shared = [part.name for part in made.parts if part.role in (PartRole.HELPERS, PartRole.FIXTURES)]
    shared += [f"+{extension.name}"] if extension is not None else []
    return Growth(
        path=made.path,
        before=before,
        after=after,
        parts=len(tests),
        few=sum(len(part.tests) <= FEW for part in tests),
        shared=tuple(shared),
        kinds=_kinds(made, after - before),
    )


def _kinds(made: Plan, more: int) -> tuple[int, ...]:
    """The lines of parts by kind, less those of the original; an import of helpers is in no unit."""
    assert made.source is not None
    count: Counter[str] = Counter()
    written = (*made.outputs, *([made.extension.added] if made.extension else []))
    for output in written:
        start, end = output.header
        count["header"] += _written(output.text[start:end])
        for index, start, end in output.places:
            count[_kind(made.units[index].kind)] += _written(output.text[start:end])
    for unit in made.units:
        count[_kind(unit.kind)] -= _written(made.source.text[unit.start : unit.end])
    shown = sum(_written(output.text) for output in written) - _written(made.source.text)
    count["rest"] += shown - count.total()
    count["blank"] = more - shown
    return tuple(count[kind] for kind in KINDS)


def _written(text: str) -> int:
    """The lines of a text that are not blank."""
    return sum(bool(line.strip()) for line in text.splitlines())


def _kind(kind: UnitKind) -> str:
    return _OF_KIND.get(kind, "rest")
