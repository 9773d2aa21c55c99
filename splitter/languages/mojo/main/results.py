"""What the call of a test gives to the steps below it: ``var ok = test_add()``, then ``if not ok: raise``.

What uses it goes where the test goes; what uses what several tests gave can't be divided.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from splitter.languages.mojo.main.script import Body, Step, StepKind, names_in, walk

_BOUND = re.compile(
    r"\s*(?:(?:var|let|ref)\s+)?(\(?\s*[^\W\d]\w*(?:\s*,\s*(?:var\s+)?[^\W\d]\w*)*\s*\)?)\s*(?::[^=\n]*)?=(?!=)"
)
_NAME = re.compile(r"(?!(?:var|let|ref)\b)[^\W\d]\w*")


def with_users(steps: list[Step]) -> None:
    """Give each step that uses what the call of one test gave to that test."""
    for index, owners, step in _users(steps):
        if not step.runs and len(owners) == 1 and step.tests != owners[0]:
            steps[index] = replace(step, tests=owners[0])


def entangled(body: Body) -> Iterator[Step]:
    """The steps that use what tests gave which they do not belong to."""
    for _, owners, step in _users(body.steps):
        if len(owners) > 1 or step.tests != owners[0]:
            yield step
    for step in body.steps:
        for clause in step.clauses:
            yield from entangled(clause.body)


def _users(steps: Sequence[Step]) -> Iterator[tuple[int, Sequence[frozenset[str]], Step]]:
    """The steps that use what calls above gave, with the tests of these calls."""
    steady: set[str] = set()
    given: dict[str, frozenset[str]] = {}
    for index, step in enumerate(steps):
        if step.kind is StepKind.COMMENT:
            continue
        bound, used = _bound_and_used(step)
        owners = tuple(dict.fromkeys(given[name] for name in sorted(used & given.keys())))
        if owners:
            yield index, owners, step
        tests = step.tests if step.runs else owners[0] if owners else frozenset[str]()
        if tests:
            given.update(dict.fromkeys(bound - steady, tests))
        else:
            steady |= bound


def _bound_and_used(step: Step) -> tuple[frozenset[str], frozenset[str]]:
    """The variables that a plain statement gives a value, and the names that it uses for it."""
    if step.kind is StepKind.BLOCK:
        inside = (one.names for clause in step.clauses for one in walk(clause.body))
        return frozenset(), frozenset().union(*inside)
    match = _BOUND.match(step.text)
    if match is None:
        return frozenset(), step.names
    return frozenset(_NAME.findall(match[1])), names_in(step.text[match.end() :])
