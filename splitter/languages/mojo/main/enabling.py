"""Tests that ``main()`` did not run, run by it: in the shape in which it runs their neighbours.

A call that is commented out is uncommented. Where there is none, the call of the test before it in the
file is written once more below it, with the other name, and with the prints and counters beside it that
say nothing but its name and that it went well. What told that the test is not run is left out where it
was printed, and stays where it is a comment: it may say why.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from splitter.languages.mojo.main.script import Body, Script, Step, StepKind, names_in, walk
from splitter.text.names import spelled

_COMMENTED = re.compile(r"(?P<indent>[ \t]*)#+[ \t]?(?P<code>[^\r\n]*)(?P<end>[\r\n]*)")
_PLAIN_RESULT = re.compile(r"\W*(?:ok|pass|passed|done|success)?\W*", re.IGNORECASE)
_STRINGS = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")


@dataclass(frozen=True)
class _Place:
    """Where a test is to be run: in which function, and below the call of which other test."""

    unit: int
    beside: str


class Enabling:
    """The tests that are not run, each with the place where it is to be run."""

    def __init__(
        self,
        scripts: Mapping[int, Script],
        words: Mapping[int, str],
        order: Sequence[str],
        idle: Collection[str],
        newline: str,
    ) -> None:
        self._scripts, self._words, self._newline = scripts, words, newline
        runs = {name: index for index, script in scripts.items() for name in script.calls}
        self._places: dict[str, _Place] = {}
        main = next(index for index in scripts if words[index] == "main")
        for number, test in enumerate(order):
            if test in idle:
                above = next((name for name in reversed(order[:number]) if name in runs), "")
                beside = above or next((name for name in order[number:] if name in runs), "")
                commented = (i for i, script in scripts.items() if _holds_commented(script.body, test))
                self._places[test] = _Place(next(commented, runs.get(beside, main)), beside)

    def through(self, dispatcher: str) -> frozenset[str]:
        """The tests that a function will run, itself or through others."""
        reached, open_names = set[str](), [dispatcher]
        by_word = {self._words[index]: script for index, script in self._scripts.items()}
        while open_names:
            name = open_names.pop()
            if name in by_word and name not in reached:
                reached.add(name)
                open_names.extend(by_word[name].names)
        return frozenset(t for t, place in self._places.items() if self._words[place.unit] in reached)

    def enabled(self, index: int, script: Script) -> Script:
        """The function with the calls that it lacks."""
        for test, place in self._places.items():
            if place.unit == index:
                body = _with_call(script.body, test, place.beside, self._newline)
                script = replace(script, body=body, added=script.added | {test})
        return script


def _with_call(body: Body, test: str, beside: str, newline: str) -> Body:
    """The body with a call of a test: where it is commented out, or beside another's."""
    steps = list(_without_notice(body.steps, test))
    commented = next((i for i, step in enumerate(steps) if _uncommented(step, test)), None)
    if commented is not None:
        steps[commented : commented + 1] = _uncommented(steps[commented], test)
        return Body(tuple(steps), body.indent)
    for index, step in enumerate(steps):
        if any(_is_in(clause.body, test, beside) for clause in step.clauses):
            clauses = tuple(
                replace(clause, body=_with_call(clause.body, test, beside, newline))
                if _is_in(clause.body, test, beside)
                else clause
                for clause in step.clauses
            )
            steps[index] = step._replace(tests=step.tests | {test}, clauses=clauses)
            return Body(tuple(steps), body.indent)
    at = next((i for i, s in enumerate(steps) if s.kind is StepKind.CALL and beside in s.tests), None)
    plain = _call(test, f"{body.indent}{spelled(test)}(){newline}", "")
    if at is None:
        steps.append(plain)
    else:
        first, last = _span(steps, at)
        steps[last:last] = _like(steps[first:last], at - first, beside, test, plain)
    return Body(tuple(steps), body.indent)


def _is_in(body: Body, test: str, beside: str) -> bool:
    """Whether a block holds the commented call of a test, or the call of the other one."""
    calls = any(step.kind is StepKind.CALL and beside in step.tests for step in walk(body))
    return calls or _holds_commented(body, test)


def _holds_commented(body: Body, test: str) -> bool:
    return any(_uncommented(step, test) for step in walk(body))


def _without_notice(steps: Sequence[Step], test: str) -> Iterator[Step]:
    """The steps without the prints which tell that the test is not run."""
    for step in steps:
        if step.kind is not StepKind.PRINT or step.tests != {test}:
            yield step


def _uncommented(step: Step, test: str) -> list[Step]:
    """A comment with a test's call in it as the comments and the call; empty for any other step."""
    if step.kind is not StepKind.COMMENT:
        return []
    found: list[Step] = []
    gap = step.gap
    for match in _COMMENTED.finditer(step.text):
        if re.match(rf"{re.escape(spelled(test))}\s*\(\s*\)\s*(?:#.*)?$", match["code"].strip()):
            found.append(_call(test, f"{match['indent']}{match['code']}{match['end']}", gap))
        elif match[0]:
            found.append(step._replace(gap=gap, text=match[0], tests=step.tests | {test}))
        gap = ""
    return found if any(one.runs for one in found) else []


def _call(test: str, text: str, gap: str) -> Step:
    return Step(StepKind.CALL, gap, text, 0, names_in(text), frozenset({test}), (test,))


def _span(steps: Sequence[Step], at: int) -> tuple[int, int]:
    """The steps around a call that belong to its tests alone."""
    tests = steps[at].tests
    before = list(takewhile(lambda step: step.tests == tests and not step.runs, reversed(steps[:at])))
    after = list(takewhile(lambda step: step.tests == tests and not step.runs, steps[at + 1 :]))
    return at - len(before), at + 1 + len(after)


def _like(steps: Sequence[Step], call: int, name: str, test: str, plain: Step) -> Iterator[Step]:
    """The steps of one test written for another: what says more of it than its name is left out.

    ``plain`` is a call of the other, for where the one is not alone, has arguments, or needs backticks.
    """
    plainly = name.isidentifier() and test.isidentifier() and f"{name}()" in steps[call].text
    if steps[call].tests != {name} or not plainly:
        yield plain
        return
    gap = steps[0].gap
    for index, step in enumerate(steps):
        text = re.sub(rf"\b{name}\b", test, step.text)
        if index == call:
            yield _call(test, text, gap)._replace(kind=step.kind)
        elif step.kind is StepKind.COUNTER or (step.kind is StepKind.PRINT and _says_only(text, test)):
            yield step._replace(gap=gap, text=text, tests=frozenset({test}))
        else:
            continue
        gap = ""


def _says_only(text: str, test: str) -> bool:
    """Whether what is printed is a test's name, that it went well, or nothing."""
    said = "".join(match[1] or match[2] or "" for match in _STRINGS.finditer(text))
    return _PLAIN_RESULT.fullmatch(said.replace(test, "")) is not None
