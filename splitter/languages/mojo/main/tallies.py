"""What a function counts while its tests run, and the numbers that it holds these tallies against.

``if passed != 12: raise`` and ``assert_equal(passed, ALL)`` fail in a part that runs fewer tests, unless
the number is the part's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from splitter.languages.mojo.main.script import Script, Step, StepKind
from splitter.text.strings import COMMENT, PLAIN_STRING

_OPAQUE = re.compile(rf"(?P<string>{PLAIN_STRING})|{COMMENT}", re.VERBOSE)
_BEGIN_OPAQUE = ('"', "'", "#")
_INT = r"(?:U?Int\w*\(\s*)?(\d+)\)?\s*$"
_ASSIGNED = r"[ \t]*(?:(?:var|let|comptime|alias)\s+)?([^\W\d]\w*)\s*(?::\s*\w+\s*)?"
_NUMBER = re.compile(rf"{_ASSIGNED}=\s*{_INT}")
_SUM = re.compile(rf"{_ASSIGNED}\+?=\s*([\w.+\-() \t]+)$")
_WRITTEN = re.compile(
    r"^[ \t]*(?:(?:var|let)\s+)?([^\W\d]\w*)(?:(?:\.\w+)*\s*[-+*/|&]?=(?!=)|(?:\.\w+)+\()", re.MULTILINE
)
_OPERATOR = r"\s*(?:[=!]=|[<>]=?)\s*"
_OPERAND = r"(?P<operand>(?<![\w.])(?:\d+(?![\w.])|[^\W\d][\w.]*))"
_WRAPPED = r"(?:\w+\(\s*)?"
_ARGUMENT = r"\s*(?:\w+\s*=\s*)?"
_OPENS = rf"(?:(?P<function>\w+)\(|,){_ARGUMENT}"
_ENDS = r"\)?\s*(?=[,)])"
_SAFE = frozenset({"True", "False", "None", "not"})


@dataclass(frozen=True)
class Operand:
    """A number, or a name, beside a tally: an offset in the step's text."""

    start: int
    text: str
    decides: bool
    """Whether it is compared with the tally; else a function is given both."""


@dataclass(frozen=True)
class LocalNumber:
    """``var total = 12``: the step, and where its number stands."""

    step: Step
    start: int
    value: int


class Tallies:
    """The variables of one function that its tests change, and what stands beside them.

    ``runners`` are other functions that run tests: what they return may be a tally.
    """

    def __init__(self, script: Script, runners: frozenset[str]) -> None:
        self._runners = runners
        self._steps = script.steps
        self._owned = [step for step in self._steps if step.runs]

    @cached_property
    def steady(self) -> Sequence[Step]:
        """The statements that are about no test."""
        kinds = (StepKind.OTHER, StepKind.PRINT)
        return [step for step in self._steps if step.kind in kinds and not step.tests and step.text]

    @cached_property
    def _assigned(self) -> Sequence[tuple[Step, re.Match[str]]]:
        """The statements that give a variable a plain number."""
        found = ((step, _NUMBER.match(masked(step.text))) for step in self.steady if "=" in step.text)
        return [(step, match) for step, match in found if match]

    @cached_property
    def names(self) -> frozenset[str]:
        """The tallies: what a statement with tests writes to, or may, for it is given a variable at zero."""
        given = self._given
        found = {match[1] for _, match in self._assigned if match[2] == "0" and match[1] in given}
        found.update(step.counter for step in self._steps if step.kind is StepKind.COUNTER)
        for step in self._owned:
            found.update(_WRITTEN.findall(masked(step.text)))
        for step in self.steady:  # `var all = passed + failed`
            match = _SUM.match(masked(step.text)) if "=" in step.text else None
            if match and not found.isdisjoint(re.findall(r"\w+", match[2])):
                found.add(match[1])
        return frozenset(found)

    @cached_property
    def _given(self) -> frozenset[str]:
        """What the statements that run tests refer to."""
        return frozenset().union(*(step.names for step in self._owned))

    @cached_property
    def numbers(self) -> Mapping[str, LocalNumber]:
        """The variables that are plain numbers and that no test uses."""
        found: dict[str, LocalNumber] = {}
        twice: set[str] = set()
        for step, match in self._assigned:
            if match[1] not in self._given | self.names:
                twice.update({match[1]} & found.keys())
                found[match[1]] = LocalNumber(step, match.start(2), int(match[2]))
        return {name: one for name, one in found.items() if name not in twice}

    def operands(self, step: Step) -> Iterator[Operand]:
        """What a statement holds against a tally."""
        names = (frozenset[str]() if step.runs else self.names & step.names) | (self._runners & step.names)
        if step.calls or not names:
            return
        text = masked(step.text)
        for pattern in _patterns(names, calls=step.kind is not StepKind.PRINT):
            for match in pattern.finditer(text):
                if match["operand"] not in names | _SAFE:
                    function = match.groupdict().get("function", "assert") or ""
                    yield Operand(match.start("operand"), match["operand"], function.startswith("assert"))

    def is_about(self, step: Step) -> bool:
        """Whether a statement uses a tally."""
        return not self.names.isdisjoint(step.names)


def masked(text: str) -> str:
    """The text with quotes for its strings, and blanks for its comments: as long as it was."""
    if not any(map(text.__contains__, _BEGIN_OPAQUE)):
        return text
    return _OPAQUE.sub(lambda match: ('"' if match["string"] else " ") * len(match[0]), text)


def _patterns(names: frozenset[str], *, calls: bool) -> Iterator[re.Pattern[str]]:
    """What finds operands: in comparisons, and beside a tally among the arguments of a function."""
    words = "|".join(map(re.escape, sorted(names)))
    tally = rf"{_WRAPPED}(?<![\w.])(?:{words})\b(?:\.\w+)*(?:\(\s*\))?\s*\)?"
    yield re.compile(rf"{tally}{_OPERATOR}{_WRAPPED}{_OPERAND}")
    yield re.compile(rf"{_OPERAND}\)?{_OPERATOR}{tally}")
    if calls:
        yield re.compile(rf"{_OPENS}{tally}\s*,{_ARGUMENT}{_WRAPPED}{_OPERAND}{_ENDS}")
        yield re.compile(rf"{_OPENS}{_WRAPPED}{_OPERAND}\)?\s*,{_ARGUMENT}{tally}{_ENDS}")
