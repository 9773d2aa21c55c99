"""References as findings: one for each file and what happens to it, not one for each place."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.model.plan import Plan
from splitter.model.references import Fate, Kind, Reference

_RUNNERS = ("pytest.ini", ".pytest.ini", "tox.ini", "setup.cfg", "pyproject.toml", "conftest.py")
"""Files that tell the runner what to leave out."""
_WHERE_NONE_FOLLOW = (
    "move what they import into a module that stays, "
    "or split without --references update, or with --retire keep"
)
"""What to do about an importer that was asked to follow."""
_MOST = 4
"""So many names or places are written out."""


def findings(path: str, found: Sequence[Reference], top: Path, *, stays: bool = False) -> Iterator[Finding]:
    """What is to be said of the references to the file at ``path`` in the project at ``top``.

    ``stays`` says whether a part keeps its name.
    """
    name = Path(path).name
    end = "where only a part of its tests stays" if stays else "which will be gone"
    groups: defaultdict[tuple[str, Fate], list[Reference]] = defaultdict(list)
    for one in found:
        if one.kind is not Kind.BUILT:
            groups[one.path, one.fate].append(one)
    for (file, fate), some in groups.items():
        where = os.path.relpath(top / file)
        if fate is Fate.STALE:
            yield finding("S150", _stale(name, some, end), path=where, line=some[0].line)
        elif fate is Fate.FOLLOWED:
            yield finding("S154", _followed(name, some), path=where, line=some[0].line)
        elif fate is not Fate.PROSE:
            yield from (_of_pattern(name, one, where) for one in some)
    yield from _of_code(path, [one for one in found if one.kind is Kind.BUILT], top, end)
    prose = [one for one in found if one.fate is Fate.PROSE]
    if prose:
        places = _some([f"{os.path.relpath(top / one.path)}:{one.line}" for one in prose])
        yield finding("S153", f"{name} is named in comments or documentation: {places}", path=path)


def _of_code(path: str, built: Sequence[Reference], top: Path, end: str) -> Iterator[Finding]:
    """Names that code puts together: one for each place, but of those that only may be it the first ones."""
    name = Path(path).name
    perhaps = [one for one in built if one.fate is Fate.PERHAPS]
    others = [f"{os.path.relpath(top / one.path)}:{one.line}" for one in perhaps[_MOST:]]
    for one in built:
        where = os.path.relpath(top / one.path)
        if one.fate is Fate.STALE:
            yield finding("S932", f"{one.old} is {name} by {one.why}, {end}", path=where, line=one.line)
        elif one in perhaps[:_MOST]:
            more = f"; so may names in {_some(others)}" if others and one is perhaps[_MOST - 1] else ""
            yield finding("S933", f"{one.old} may become {name}{more}", path=where, line=one.line)


def unfollowed(plan: Plan, found: Sequence[Reference], top: Path) -> Iterator[Finding]:
    """Files that import from the original of a plan and can't import from its parts instead."""
    if plan.source is None or not plan.source.around.importers_follow:
        return
    folder = Path(os.path.realpath(Path(plan.path).parent))
    for file in dict.fromkeys(file for file, _ in plan.source.around.importers):
        path = Path(os.path.normpath(folder / file))
        where = os.path.relpath(path, top)
        some = [one for one in found if one.path == where and one.kind is Kind.MODULE]
        stale = [one for one in some if one.fate is Fate.STALE]
        if path.exists() and (stale or not some):
            line = stale[0].line if stale else 1
            words = f"{file}:{line} imports from it and can't follow{_why(stale)}"
            yield replace(finding("S141", words, path=plan.path), remedy=_WHERE_NONE_FOLLOW)
    if plan.source.around.stays_ignored(Path(plan.path).name):
        yield from _not_ignored(plan.path, [one for one in found if Path(one.path).name in _RUNNERS])


def _not_ignored(path: str, said: Sequence[Reference]) -> Iterator[Finding]:
    """That the runner, which is told to ignore the original or tests of it, is not told so of the parts."""
    stale = [one for one in said if one.fate is Fate.STALE]
    message = "the runner is told to ignore it or tests of it"
    if stale:
        where = f"{stale[0].path}:{stale[0].line}"
        yield finding("S404", f"{message}, and {where} can't follow{_why(stale)}", path=path)
    elif not said:
        yield finding("S404", f"{message}, and where is not seen", path=path)


def _why(stale: Sequence[Reference]) -> str:
    return f": {stale[0].why}" if stale and stale[0].why else ""


def _stale(name: str, some: Sequence[Reference], end: str) -> str:
    first = some[0]
    what = f"{first.old} is named" if len(some) == 1 else f"{name} is named {len(some)} times"
    if first.why:
        return f"{what}, {end}; {first.why}"
    if len(some) == 1 or first.kind is Kind.FILE:
        return f"{what}, {end}; now it is {_some(first.new)}"
    return f"{what} here and in lines {_some([str(one.line) for one in some[1:]])}, {end}"


def _followed(name: str, some: Sequence[Reference]) -> str:
    if not any(one.new for one in some):
        return f"the entry of {some[0].old} goes, for none of its parts needs one"
    if len(some) == 1:
        return f"{some[0].old} becomes {_some(some[0].new)}"
    return f"{name} is named {len(some)} times, and its parts are instead"


def _of_pattern(name: str, one: Reference, where: str) -> Finding:
    if one.fate is Fate.PARTLY:
        message = f"{one.old} takes {name}, but not {_some(one.new)}"
        return finding("S151", message, path=where, line=one.line)
    message = f"{one.old} {one.why} {_some(one.new)}, and had nothing to do with {name}"
    return finding("S152", message, path=where, line=one.line)


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_MOST])
    return shown if len(names) <= _MOST else f"{shown} and {len(names) - _MOST} more"
