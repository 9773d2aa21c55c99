"""Numbers in what ``main()`` prints: ``[3/25]``, ``All 25 tests passed``, ``25/25``.

A number is counted anew only where it is certain to be the count: it equals the number of calls, and
stands where a count stands. Any other number beside the word "tests" is left and reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from splitter.languages.mojo.script import Script, Step, StepKind, kept, walk

_POSITION = re.compile(r"\[(\s*)(\d+)(\s*/\s*)(\d+)(\s*)\]")
_RATIO = re.compile(r"(?<![\d.])(\d+)(\s*/\s*)(\d+)(?![\d.])")
_TOTAL = re.compile(
    r"(?<![\w.#/-])(\d+)(?=(?:\s+\w+){0,3}\s+tests?\b)|(?<=tests: )(\d+)\b|(?<=tests run: )(\d+)\b",
    re.IGNORECASE,
)


def recount(script: Script, tests: frozenset[str]) -> Callable[[Step], str]:
    """A function that gives each kept step's text, in order, with its counts for these tests."""
    total = str(len(script.calls))
    here = str(sum(name in tests for name in script.calls))
    numbered = _numbered(script)
    length = str(sum(bool(_POSITION.search(step.text)) for step in kept(script.steps, tests)))
    position = 0

    def number(step: Step) -> str:
        nonlocal position
        if step.kind is not StepKind.PRINT:
            return step.text
        match = _POSITION.search(step.text)
        if match and numbered:
            position += 1
            new = f"[{match[1]}{position}{match[3]}{length}{match[5]}]"
            return step.text[: match.start()] + new + step.text[match.end() :]
        if step.tests:
            return step.text
        text = _RATIO.sub(lambda m: f"{here}{m[2]}{here}" if m[1] == m[3] == total else m[0], step.text)
        return _TOTAL.sub(lambda m: here if total in m.groups() else m[0], text)

    return number


def _numbered(script: Script) -> bool:
    """Whether ``[i/N]`` counts the prints that have it: 1, 2, 3, ... of N."""
    found = [
        m for s in walk(script.steps) if s.kind is StepKind.PRINT for m in [_POSITION.search(s.text)] if m
    ]
    return bool(found) and [int(m[2]) for m in found] == list(range(1, len(found) + 1))


def doubtful(script: Script) -> Iterator[Step]:
    """Prints with a number of tests that is not the number of calls: what it counts is not known."""
    total = str(len(script.calls))
    for step in walk(script.steps):
        if step.kind is StepKind.PRINT and not step.tests:
            match = _TOTAL.search(step.text)
            if match and total not in match.groups():
                yield step
        elif step.kind is StepKind.PRINT and _POSITION.search(step.text) and not _numbered(script):
            yield step
