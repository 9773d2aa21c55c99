"""Numbers in what ``main()`` prints: ``[3/25]``, ``All 25 tests passed``, ``25/25``, ``Section A: 3 tests``.

A number is counted anew only where it is certain to be the count: it equals the number of calls that
the line is about, and stands where a count stands. Any other number beside the word "tests" is left and
reported. Numbers that decide whether a part passes are looked at more closely (:mod:`.held`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property

from splitter.languages.mojo.main.held import HeldNumbers, ModuleNumbers
from splitter.languages.mojo.main.script import TAP_PLAN, Script, Step, StepKind, kept
from splitter.languages.mojo.main.tallies import masked

_POSITION = re.compile(r"((\[\s*)|[\"'](?:not )?ok )(\d+)((?(2)\s*/\s*))((?(2)\d+))((?(2)\s*\]))")
"""``[3/25]``, and ``ok 3`` of the Test Anything Protocol."""
_LABELLED = re.compile(
    r"\b(?!(?:All|Ran|Run|The|Total|Only|Of|And|Out|Got|Found|Tests?|Done|Summary|Successfully)\b)"
    r"[A-Z][a-z]+(?<!ing)(?<!ed)[ \t]+\Z"
)
"""What names the number behind it: ``Phase 2``, no count."""
_RATIO = re.compile(r"(?<![\d.])(\d+)(\s*/\s*)(\d+)(?![\d.])")
_BARE = re.compile(r"(?<![\w.#/-])\d+(?![\w.])")
_TOTAL = re.compile(
    r"""
    (?<![\w.#/-])\d+(?=(?:[\s,"'+)]+\w+){0,3}[\s,"'+)]+tests?\b|[\s,"'+)]+pass(?:ed|es|ing)?\b)
  | (?:\b(?:tests|total|passed|run|ran)\s*:\s*|["'}]\s*/\s*)(?P<after>\d+)(?![\w./])
    """,
    re.IGNORECASE | re.VERBOSE,
)


_FIELDS = re.compile(r"\b(?:[fFtT][rR]?|[rR][fFtT])[\"']")


class Counts:
    """The numbers of one function that count what it runs; ``runners`` are the others that run tests."""

    def __init__(
        self,
        script: Script,
        module: ModuleNumbers,
        runners: frozenset[str],
        *,
        numbered: bool | None = None,
    ) -> None:
        self._script = script
        self._told = numbered
        self._total = script.former.total()
        self._held = HeldNumbers(script, module, runners)
        for step in script.steps:
            if step.kind is StepKind.PRINT and self._is_about_all(step):
                self._take_names(step)

    @property
    def constants(self) -> frozenset[str]:
        """The module's constants that are the count of what it runs."""
        return self._held.constants

    @property
    def undecided(self) -> Sequence[Step]:
        """Statements that would let a part fail, for what they hold its tests against may be no count."""
        return self._held.doubtful

    def anew(self, tests: frozenset[str]) -> Callable[[Step], str]:
        """A function that gives each kept step's text, in order, with its counts for these tests."""
        length = self._length(tests) if self.is_numbered else 0
        position = 0

        def number(step: Step) -> str:
            nonlocal position
            if length and _places(step):
                position += 1
                return _POSITION.sub(lambda match: _renumbered(match, position, length), step.text)
            if self._is_about_all(step):
                runs = self.count(tests)
                return self._counted(self._held.counted(step, runs), self._total, runs)
            if self._is_about_section(step):
                return self._counted(step.text, self._ran(step.tests), self._runs(step.tests & tests))
            return step.text

        return number

    def count(self, tests: frozenset[str]) -> int:
        """How many calls of these tests it has."""
        return self._runs(tests & self._script.tests)

    def doubtful(self) -> Iterator[Step]:
        """Steps with a number that may count tests and stays as it is: what it counts is not known."""
        for step in self._script.steps:
            if _places(step):
                if not self.is_numbered:
                    yield step
            elif step.kind is StepKind.COMMENT or step.runs or step in self.undecided:
                continue
            elif self._is_about_all(step):
                rest = self._counted(self._held.counted(step, 0), self._total, None)
                if str(self._total) in _BARE.findall(rest) or _numbers(step.text) - {self._total}:
                    yield step
            elif self._is_about_section(step) and _numbers(step.text) - {self._ran(step.tests)}:
                yield step

    def _take_names(self, step: Step) -> None:
        """``print("All", ALL, "tests")``, ``t"{ALL} tests"``: a name that stands where the count does."""
        for name, value in self._held.values.items():
            word = re.escape(name)
            plain = re.finditer(rf"(?<![\w.]){word}\b", masked(step.text))
            fields = re.finditer(rf"\{{\s*{word}\s*\}}", step.text) if _FIELDS.search(step.text) else ()
            for match in (*plain, *fields):
                digits = f"{step.text[: match.start()]}{value}{step.text[match.end() :]}"
                if value == self._total and any(one.start() == match.start() for one in _totals(digits)):
                    self._held.take(name)

    def _runs(self, tests: frozenset[str]) -> int:
        return sum(self._script.times[test] for test in tests)

    def _ran(self, tests: frozenset[str]) -> int:
        return sum(self._script.former[test] for test in tests)

    def _is_about_all(self, step: Step) -> bool:
        return step.kind is not StepKind.COMMENT and (not step.tests or step.tests == self._script.tests)

    def _is_about_section(self, step: Step) -> bool:
        return step.kind in (StepKind.COMMENT, StepKind.PRINT) and self._ran(step.tests) > 1

    def _length(self, tests: frozenset[str]) -> int:
        return sum(bool(_places(step)) for step in kept(self._script.body, tests))

    @cached_property
    def is_numbered(self) -> bool:
        """Whether ``[i/N]`` counts the prints that have it: 1, 2, 3, ... of N, unless that is known."""
        if self._told is not None:
            return self._told
        found = [places for places in map(_places, self._script.steps) if places]
        return bool(found) and found == [{place} for place in range(1, len(found) + 1)]

    def _counted(self, text: str, before: int, after: int | None) -> str:
        """The text with ``after`` wherever the count ``before`` stands, or with nothing there."""
        total, here = str(before), "" if after is None else str(after)
        if total not in text:
            return text
        text = TAP_PLAN.sub(lambda m: m[1] + here if m[2] == total else m[0], text)
        text = _RATIO.sub(lambda m: f"{here}{m[2]}{here}" if m[1] == m[3] == total else m[0], text)
        for match in reversed([*_totals(text)]):
            number = match["after"] or match[0]
            if number == total:
                text = text[: match.end() - len(number)] + here + text[match.end() :]
        return text


def _places(step: Step) -> set[int]:
    """The 3 of ``[3/25]``, where a print has it, or what runs one test."""
    text = step.text
    if step.kind not in (StepKind.PRINT, StepKind.CALL) or not ("[" in text or "ok " in text):
        return set()
    return {int(match[3]) for match in _POSITION.finditer(text)}


def _renumbered(match: re.Match[str], place: int, length: int) -> str:
    return f"{match[1]}{place}{match[4]}" + (f"{length}{match[6]}" if match[5] else "")


def _totals(text: str) -> Iterator[re.Match[str]]:
    """The numbers of a step that stand where a count of tests stands."""
    return (m for m in _TOTAL.finditer(text) if not _LABELLED.search(text, max(0, m.start() - 24), m.start()))


def _numbers(text: str) -> set[int]:
    return {int(match["after"] or match[0]) for match in _totals(text)}
