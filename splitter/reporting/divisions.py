"""What made each part of a plan, and the divisions that were not taken: for ``--explain``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TextIO

from splitter.model.plan import Group, Part, Plan
from splitter.reporting.terminal import console, visible

_SOURCES = {
    "word": "names",
    "class": "class names",
    "section": "section comments",
    "module": "modules that they use",
}


def print_divisions(plan: Plan, stream: TextIO | None = None) -> None:
    """Line by line, each part as wide as it is."""
    out = console(stream if stream is not None else sys.stderr)
    for line in told(plan):
        out.print(visible(line), soft_wrap=True)


def told(plan: Plan) -> Iterator[str]:
    """For each part why it is one; then the other divisions, a line a part."""
    if not plan.parts:
        return
    if not plan.offers:
        other = "" if plan.strategy == "subject" else "; --by subject looks for what the tests are about"
        yield f"{plan.path}: {plan.reason}{other}"
        return
    chosen = plan.offers[plan.chosen - 1]
    yield f"{plan.path}, division {plan.chosen} of {len(plan.offers)}:"
    for part in plan.parts:
        if part.tests:
            yield f"  {part.name}: {_why(part, _group_of(part, chosen))}"
    for number, offer in enumerate(plan.offers, 1):
        if number != plan.chosen:
            yield f"division {number}, {len(offer)} parts (--choose {number} takes it):"
            yield from (f"  {group.name}: {_brief(group)}" for group in offer)


def _group_of(part: Part, groups: Sequence[Group]) -> Group | None:
    """The group that the part is, if it is one as it was made: of a divided class some have the same name."""
    names = {test.partition("::")[0] for test in part.tests}
    for group in groups:
        whole = not any(atom.members for atom in group.atoms)
        tests = sum(atom.tests for atom in group.atoms)
        if (
            group.name == part.group
            and tests == len(part.tests)
            and (not whole or names == {name for atom in group.atoms for name in atom.names})
        ):
            return group
    return None


def _why(part: Part, group: Group | None) -> str:
    """What its tests have in common, how many of them have it, who else does, and what was close."""
    about = group.about if group else None
    if about is None:
        some = "" if sum(map(len, part.members.values())) == len(part.tests) else "some of them "
        return f"{_tests(len(part.tests))}, {some}of a class that is divided"
    if not about.words:
        close = f"; nearest: {', '.join(about.close)}" if about.close else ""
        return f"{_tests(about.tests)} without a subject in common{close}"
    said = repr(" ".join(about.words)) if about.phrase else " or ".join(map(repr, about.words))
    sources = " and ".join(dict.fromkeys(_SOURCES[source] for source in about.sources))
    share = f"{about.had} of {_tests(about.tests)} have {said} ({sources})"
    others = f", {about.elsewhere} elsewhere" if about.elsewhere else ", nobody else"
    close = f"; close: {', '.join(about.close)}" if about.close else ""
    return share + others + close


def _brief(group: Group) -> str:
    """Its size, and how pure it is."""
    tests, lines = sum(a.tests for a in group.atoms), sum(a.lines for a in group.atoms)
    about = group.about
    pure = f", {round(100 * about.had / about.tests)} % of them on it" if about and about.words else ""
    return f"{_tests(tests)} in {lines} lines{pure}"


def _tests(count: int) -> str:
    return "1 test" if count == 1 else f"{count} tests"
