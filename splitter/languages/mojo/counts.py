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
    r"""
    (?<![\w.#/-])\d+(?=(?:\s+\w+){0,3}\s+tests?\b|\s+pass(?:ed|es|ing)?\b)
  | (?:\b(?:tests|total|passed|run|ran)\s*:\s*|["'}]\s*/\s*)(?P<after>\d+)(?![\w./])
    """,
    re.IGNORECASE | re.VERBOSE,
)


def recount(script: Script, tests: frozenset[str]) -> Callable[[Step], str]:
    """A function that gives each kept step's text, in order, with its counts for these tests."""
    here = str(sum(name in tests for name in script.calls))
    length = sum(bool(_POSITION.search(step.text)) for step in kept(script.steps, tests))
    numbered = length > 0 and _numbered(script)
    position = 0

    def number(step: Step) -> str:
        nonlocal position
        match = _POSITION.search(step.text) if numbered and step.kind is StepKind.PRINT else None
        if match:
            position += 1
            new = f"[{match[1]}{position}{match[3]}{length}{match[5]}]"
            return step.text[: match.start()] + new + step.text[match.end() :]
        return _counted(script, step.text, here) if _is_about_all(script, step) else step.text

    return number


def _is_about_all(script: Script, step: Step) -> bool:
    return step.kind is not StepKind.COMMENT and (not step.tests or step.tests == script.tests)


def _counted(script: Script, text: str, here: str) -> str:
    """The text of a step that every part keeps, with ``here`` wherever the number of all calls is."""
    total = str(len(script.calls))
    if total not in text:
        return text

    def one(match: re.Match[str]) -> str:
        number = match["after"] or match[0]
        return match[0].removesuffix(number) + here if number == total else match[0]

    text = _RATIO.sub(lambda m: f"{here}{m[2]}{here}" if m[1] == m[3] == total else m[0], text)
    text = _TOTAL.sub(one, text)
    if script.counters:  # `if passed != 25:`, where `passed += 1` stands beside the calls
        names = "|".join(map(re.escape, sorted(script.counters)))
        text = re.sub(rf"(\b(?:{names})\s*(?:[=!]=|[<>]=?)\s*){total}(?![\w.])", rf"\g<1>{here}", text)
    return text


def _numbered(script: Script) -> bool:
    """Whether ``[i/N]`` counts the prints that have it: 1, 2, 3, ... of N."""
    found = [
        m for s in walk(script.steps) if s.kind is StepKind.PRINT for m in [_POSITION.search(s.text)] if m
    ]
    return bool(found) and [int(m[2]) for m in found] == list(range(1, len(found) + 1))


def doubtful(script: Script) -> Iterator[Step]:
    """Steps with a number that may count tests and stays as it is: what it counts is not known."""
    total = str(len(script.calls))
    bare = re.compile(rf"(?<![\w.#/-]){total}(?![\w.])")
    for step in walk(script.steps):
        if step.kind is StepKind.PRINT and _POSITION.search(step.text):
            if not _numbered(script):
                yield step
        elif _is_about_all(script, step) and step.kind not in (StepKind.CALL, StepKind.BLOCK):
            numbers = (m["after"] or m[0] for m in _TOTAL.finditer(step.text))
            if any(n != total for n in numbers) or bare.search(_counted(script, step.text, "")):
                yield step
