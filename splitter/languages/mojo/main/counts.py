"""Numbers in what ``main()`` prints: ``[3/25]``, ``All 25 tests passed``, ``25/25``, ``Section A: 3 tests``.

A number is counted anew only where it is certain to be the count: it equals the number of calls that
the line is about, and stands where a count stands. Any other number beside the word "tests" is left and
reported.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property

from splitter.languages.mojo.main.script import Script, Step, StepKind, kept, walk

_POSITION = re.compile(r"\[(\s*)(\d+)(\s*/\s*)(\d+)(\s*)\]")
_RATIO = re.compile(r"(?<![\d.])(\d+)(\s*/\s*)(\d+)(?![\d.])")
_TOTAL = re.compile(
    r"""
    (?<![\w.#/-])\d+(?=(?:\s+\w+){0,3}\s+tests?\b|\s+pass(?:ed|es|ing)?\b)
  | (?:\b(?:tests|total|passed|run|ran)\s*:\s*|["'}]\s*/\s*)(?P<after>\d+)(?![\w./])
    """,
    re.IGNORECASE | re.VERBOSE,
)


class Counts:
    """The numbers of one function that count what it runs."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._total = script.former.total()

    def anew(self, tests: frozenset[str]) -> Callable[[Step], str]:
        """A function that gives each kept step's text, in order, with its counts for these tests."""
        length = self._length(tests) if self._numbered else 0
        position = 0

        def number(step: Step) -> str:
            nonlocal position
            match = _place(step) if length else None
            if match:
                position += 1
                new = f"[{match[1]}{position}{match[3]}{length}{match[5]}]"
                return step.text[: match.start()] + new + step.text[match.end() :]
            if self._is_about_all(step):
                return self._counted(step.text, self._total, self._runs(tests & self._script.tests))
            if self._is_about_section(step):
                return self._counted(step.text, self._ran(step.tests), self._runs(step.tests & tests))
            return step.text

        return number

    def doubtful(self) -> Iterator[Step]:
        """Steps with a number that may count tests and stays as it is: what it counts is not known."""
        bare = re.compile(rf"(?<![\w.#/-]){self._total}(?![\w.])")
        for step in walk(self._script.body):
            if _place(step):
                if not self._numbered:
                    yield step
            elif step.kind is StepKind.COMMENT or step.runs:
                continue
            elif self._is_about_all(step):
                uncounted = bare.search(self._counted(step.text, self._total, None))
                if uncounted or _numbers(step) - {self._total}:
                    yield step
            elif self._is_about_section(step) and _numbers(step) - {self._ran(step.tests)}:
                yield step

    def _runs(self, tests: frozenset[str]) -> int:
        return sum(self._script.times[test] for test in tests)

    def _ran(self, tests: frozenset[str]) -> int:
        return sum(self._script.former[test] for test in tests)

    def _is_about_all(self, step: Step) -> bool:
        return step.kind is not StepKind.COMMENT and (not step.tests or step.tests == self._script.tests)

    def _is_about_section(self, step: Step) -> bool:
        return step.kind in (StepKind.COMMENT, StepKind.PRINT) and self._ran(step.tests) > 1

    def _length(self, tests: frozenset[str]) -> int:
        return sum(_place(step) is not None for step in kept(self._script.body, tests))

    @cached_property
    def _numbered(self) -> bool:
        """Whether ``[i/N]`` counts the prints that have it: 1, 2, 3, ... of N."""
        found = [int(match[2]) for match in map(_place, walk(self._script.body)) if match]
        return bool(found) and found == list(range(1, len(found) + 1))

    def _counted(self, text: str, before: int, after: int | None) -> str:
        """The text with ``after`` wherever the count ``before`` stands, or with nothing there."""
        total, here = str(before), "" if after is None else str(after)
        if total not in text:
            return text

        def one(match: re.Match[str]) -> str:
            number = match["after"] or match[0]
            return match[0].removesuffix(number) + here if number == total else match[0]

        text = _RATIO.sub(lambda m: f"{here}{m[2]}{here}" if m[1] == m[3] == total else m[0], text)
        text = _TOTAL.sub(one, text)
        if self._counters:  # `if passed != 25:`, where `passed += 1` stands beside the calls
            text = self._counters.sub(lambda m: m[1] + here if m[2] == total else m[0], text)
        return text

    @cached_property
    def _counters(self) -> re.Pattern[str] | None:
        """A comparison of a counter with a number."""
        names = "|".join(map(re.escape, sorted(self._script.counters)))
        return re.compile(rf"(\b(?:{names})\s*(?:[=!]=|[<>]=?)\s*)(\d+)(?![\w.])") if names else None


def _place(step: Step) -> re.Match[str] | None:
    """``[3/25]``, where a print has it."""
    return _POSITION.search(step.text) if step.kind is StepKind.PRINT else None


def _numbers(step: Step) -> set[int]:
    """The numbers of a step that stand where a count of tests stands."""
    return {int(match["after"] or match[0]) for match in _TOTAL.finditer(step.text)}
