"""Whose is a step: comments, prints and counters are given to the tests that they belong to.

- A heading (comment or print) belongs to the calls that follow, up to the next heading of its kind.
- A print right after calls that tells a result belongs to the calls since the last print.
- A comment or print that names a test which is not run belongs to that test.
- ``total += 1`` beside a call belongs to that call, and so does what uses a value that the call gave
  (:mod:`.results`). Everything else (setup, guards, opening and
  closing lines) belongs to none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from splitter.languages.mojo.main.results import with_users
from splitter.languages.mojo.main.script import Body, Clause, Step, StepKind, walk

_RESULT = re.compile(
    r"[✓✅✔☑√]|\bOK\b|\bPASS|\bpass(?:ed|es)?\b|\bdone\b|\bsuccess|\bcomplete", re.IGNORECASE
)
_ALL = re.compile(r"\ball\b", re.IGNORECASE)
_NO_NEWLINE = re.compile(r"\bend\s*=")
_NUMBERED = re.compile(r"\[\s*\d+\s*/\s*\d+\s*\]")
_WORD = re.compile(r"\w+")


def owned(body: Body, tests: frozenset[str]) -> Body:
    """The body with each step given to the tests that it belongs to."""
    run = frozenset(name for step in walk(body) for name in step.calls)
    steps = [
        s._replace(clauses=tuple(_clause(c, tests) for c in s.clauses)) if s.clauses else s
        for s in body.steps
    ]
    _name_idle(steps, tests - run)
    with_users(steps)
    _assign_counters(steps)
    _assign_results(steps)
    _assign_headings(steps)
    return Body(tuple(steps), body.indent)


def _clause(clause: Clause, tests: frozenset[str]) -> Clause:
    return replace(clause, body=owned(clause.body, tests))


def _name_idle(steps: list[Step], idle: frozenset[str]) -> None:
    """What names a test that is not run is that test's, and so is a comment directly above it."""
    for index in range(len(steps) - 1, -1, -1):
        step = steps[index]
        if step.kind not in (StepKind.COMMENT, StepKind.PRINT):
            continue
        named = idle.intersection(_WORD.findall(step.text)) if idle else idle
        below = steps[index + 1] if index + 1 < len(steps) else None
        if (
            not named
            and step.kind is StepKind.COMMENT
            and below
            and not below.gap
            and below.kind is StepKind.PRINT
        ):
            named = below.tests
        if named:
            steps[index] = step._replace(tests=named)


def _assign_counters(steps: list[Step]) -> None:
    """A counter belongs to the call that it stands at, below it if it counts ahead."""
    first_run = next((i for i, step in enumerate(steps) if step.runs), 0)
    ahead = {step.counter for step in steps[:first_run] if step.kind is StepKind.COUNTER}
    for index, step in enumerate(steps):
        if step.kind is StepKind.COUNTER:
            below = _adjacent(steps, range(index + 1, len(steps)), 0)
            above = _adjacent(steps, range(index - 1, -1, -1), 1)
            belongs = (below or above) if step.counter in ahead else (above or below)
            steps[index] = step._replace(tests=belongs)


def _adjacent(steps: Sequence[Step], indices: Iterable[int], gap: int) -> frozenset[str]:
    """The tests of the first call in a direction, unless blank lines stand before it.

    ``gap`` is where the blank lines between a step and the one asked before are: its own or the next's.
    """
    for index in indices:
        if steps[index + gap].gap:
            break
        if steps[index].runs:
            return steps[index].tests
    return frozenset()


def _assign_results(steps: list[Step]) -> None:
    """A print right after calls that tells how they went belongs to the calls since the last print."""
    follows = _prints_follow(steps)
    recent: set[str] = set()
    for index, step in enumerate(steps):
        if step.runs:
            recent |= step.tests
        elif step.kind is StepKind.PRINT and not step.tests and not step.plans:
            named = not recent.isdisjoint(_WORD.findall(step.text))
            touches = bool(recent) and not step.gap and _touches_call(steps, index)
            if touches and (named or _is_result(steps, index, follows)):
                steps[index] = step._replace(tests=frozenset(recent))
            recent.clear()


def _touches_call(steps: Sequence[Step], index: int) -> bool:
    """Whether only counters and results stand between a print and the call above it."""
    for number in range(index - 1, -1, -1):
        step = steps[number]
        if step.runs:
            return True
        if step.gap or step.kind not in (StepKind.COUNTER, StepKind.PRINT) or not step.tests:
            return False
    return False


def _is_result(steps: Sequence[Step], index: int, follows: bool) -> bool:
    step = steps[index]
    if _NO_NEWLINE.search(step.text) or _NUMBERED.search(step.text):
        return False
    below = steps[index + 1] if index + 1 < len(steps) else None
    if below is None or not below.text:  # the last call's or section's result, or the closing line of all
        return follows or (_sections_have_results(steps, index) and not _ALL.search(step.text))
    if _RESULT.search(step.text):
        return True
    return bool(below.gap) or follows


def _sections_have_results(steps: Sequence[Step], last: int) -> bool:
    """Whether above the last print each run of calls, more than one of them, ends with its result."""
    below = [steps[i + 1] for i in range(last - 1) if steps[i].runs and not steps[i + 1].runs]
    ended = [s.kind is StepKind.PRINT and not s.gap and _RESULT.search(s.text) for s in below]
    return bool(ended) and all(ended)


def _prints_follow(steps: Sequence[Step]) -> bool:
    """Whether the shape is call, print, call, print: every call has a print right after it."""
    runs = [i for i, step in enumerate(steps) if step.runs]
    followed = [
        i for i in runs if i + 1 < len(steps) and steps[i + 1].kind is StepKind.PRINT and not steps[i + 1].gap
    ]
    if not runs or len(followed) < len(runs):
        return False
    before = [i for i in runs if i and steps[i - 1].kind is StepKind.PRINT and not steps[i].gap]
    if len(before) < len(runs) or len(runs) == 1:
        return True
    # print, call, print: each call has its own result only where two prints lie between calls.
    between = [steps[a + 1 : b] for a, b in pairwise(runs)]
    return all(sum(s.kind is StepKind.PRINT for s in gap) > 1 for gap in between)


def _assign_headings(steps: list[Step]) -> None:
    """A heading belongs to the calls up to the next heading of its kind; a comment also ends a print's."""
    last_run = max((i for i, step in enumerate(steps) if step.runs), default=-1)
    first_run = min((i for i, step in enumerate(steps) if step.runs), default=-1)
    for index, step in enumerate(steps[: last_run + 1]):
        if step.tests or step.plans or step.kind not in (StepKind.PRINT, StepKind.COMMENT):
            continue
        if step.kind is StepKind.PRINT and index < first_run and _is_opening(steps, index, first_run):
            continue
        steps[index] = step._replace(tests=_section(steps, index, step.kind))


def _is_opening(steps: Sequence[Step], index: int, first_run: int) -> bool:
    """A print before the first call is an opening line if something sets it off from the call."""
    return any(s.gap or s.kind is StepKind.COMMENT for s in steps[index + 1 : first_run + 1])


def _section(steps: Sequence[Step], index: int, kind: StepKind) -> frozenset[str]:
    found: set[str] = set()
    for number in range(index + 1, len(steps)):
        step = steps[number]
        if step.runs:
            found |= step.tests
            continue
        ends = step.kind is StepKind.COMMENT or (kind is StepKind.PRINT and step.kind is StepKind.PRINT)
        if ends and found and not step.tests:
            break
    return frozenset(found)
