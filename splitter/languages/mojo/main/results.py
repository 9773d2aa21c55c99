"""What the call of a test gives to the steps below it: ``var ok = test_add()``, then ``if not ok: raise``.

What uses it goes where the test goes; what uses what several tests gave can't be divided. The same holds
of what a compound statement that runs tests gives to variables of the function: if it does so only before it
runs them (``try: device = find()``, then the tests), this is no result, and nothing else may use it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from splitter.languages.mojo.main.script import Body, Step, StepKind, names_in
from splitter.text.names import free_places

_BOUND = re.compile(
    r"\s*(?:(?:var|let|ref)\s+)?(\(?\s*[^\W\d]\w*(?:\s*,\s*(?:var\s+)?[^\W\d]\w*)*\s*\)?)\s*(?::[^=\n]*)?=(?!=)"
)
_NAME = re.compile(r"(?!(?:var|let|ref)\b)[^\W\d]\w*")
_INNER = re.compile(r"\n[ \t]+(?!(?:var|let|ref|alias|comptime)\b)([^\W\d]\w*)\s*(?::[^=\n]*)?=(?!=)")
"""A variable of the function that gets its value under the first line of a statement."""


def with_users(steps: list[Step]) -> None:
    """Give each step that uses what the call of one test gave to that test."""
    for index, owners, step in _users(steps):
        if not step.runs and len(owners) == 1 and step.tests != owners[0]:
            steps[index] = step._replace(tests=owners[0])


def entangled(body: Body) -> Iterator[Step]:
    """The steps that use what tests gave which they do not belong to."""
    for _, owners, step in _users(body.steps):
        if len(owners) > 1 or step.tests != owners[0]:
            yield step
    yield from _severed(body.steps)
    for step in body.steps:
        for clause in step.clauses:
            yield from entangled(clause.body)


def _users(steps: Sequence[Step]) -> Iterator[tuple[int, Sequence[frozenset[str]], Step]]:
    """The steps that use what calls above gave, with the tests of these calls."""
    steady: set[str] = set()
    given: dict[str, Sequence[frozenset[str]]] = {}
    for index, step in enumerate(steps):
        if step.kind is StepKind.COMMENT:
            continue
        bound, used = _bound_and_used(step)
        owners = tuple(dict.fromkeys(o for name in sorted(used & given.keys()) for o in given[name]))
        if owners:
            yield index, owners, step
        tests: Sequence[frozenset[str]] = [step.tests] if step.runs else owners[:1]
        if step.kind is StepKind.BLOCK:
            tests = [] if _is_everywhere(step, steps) else [frozenset([test]) for test in sorted(step.tests)]
        if not bound:
            continue
        if tests:
            given.update(dict.fromkeys(bound - steady - {*_set_up(step)}, tests))
        else:
            steady |= bound


def _severed(steps: Sequence[Step]) -> Iterator[Step]:
    """The steps that use what a compound statement with other tests, or several, gave before it ran them."""
    for index, step in enumerate(steps):
        for name in () if _is_everywhere(step, steps) else _set_up(step):
            for below in steps[index + 1 :]:
                bound, used = _bound_and_used(below)
                if name in used and (step.kind is StepKind.BLOCK or below.tests != step.tests):
                    yield below
                if name in used or name in bound:
                    break


def _is_everywhere(step: Step, steps: Sequence[Step]) -> bool:
    """Whether a block runs all tests, so that each part has it; a suite may run others that nothing names."""
    if step.kind is not StepKind.BLOCK or "discover_tests" in step.text:
        return False
    return step.tests.issuperset(test for one in steps if one.runs for test in one.tests)


def _bound_and_used(step: Step) -> tuple[frozenset[str], frozenset[str]]:
    """The variables that a step gives a value, and the names that it uses for it or before it has one."""
    if step.kind is StepKind.COMMENT:
        return frozenset(), frozenset()
    match = _BOUND.match(step.text) if "=" in step.text else None
    if match:
        return frozenset(_NAME.findall(match[1])), names_in(step.text[match.end() :])
    values = _values(step) if step.runs else {}
    if not values and step.kind is not StepKind.BLOCK:
        return frozenset(), step.names
    first: dict[str, int] = {}
    for at, name in free_places(step.text, 0, len(step.text)):
        first.setdefault(name, at)
    return frozenset(values.values()), frozenset(name for name, at in first.items() if at not in values)


def _set_up(step: Step) -> Sequence[str]:
    """The variables that a compound statement gives a value before it runs tests, and not after it."""
    values = _values(step) if step.runs else {}
    if not values:
        return ()
    places = free_places(step.text, 0, len(step.text))
    start = next((at for at, name in places if name in step.tests), len(step.text))
    late = {name for at, name in values.items() if at > start}
    return tuple(dict.fromkeys(name for name in values.values() if name not in late))


def _values(step: Step) -> dict[int, str]:
    """Where a compound statement gives a variable of the function its value."""
    if "=" not in step.text:
        return {}
    found = {match.start(1): match[1] for match in _INNER.finditer(step.text)}
    places = dict(free_places(step.text, 0, len(step.text))) if found else {}  # no keywords, no strings
    return {at: name for at, name in found.items() if at in places}
