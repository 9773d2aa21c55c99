"""What a Mojo program that ran tests printed, read back to an outcome for each test.

There are two sources. ``TestSuite`` prints a line for each test. Any other ``main()`` is followed
through its own prints, which stand between the calls: a print that came out shows that the calls
before it returned. Where several calls stand between two prints, the line that an assertion names
tells them apart; where nothing does, they are ``unknown``, not guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from splitter.languages.mojo.main.script import Script, Step, StepKind
from splitter.languages.mojo.module import runners_of
from splitter.model.module import Module
from splitter.running.outcomes import Ending, Outcome, TestOutcome

_SUITE = re.compile(r"^\s*(PASS|FAIL|SKIP) \[ *([\d.]+) *\] (\w+)[^\S\n]*$", re.MULTILINE)
_SUITE_OUTCOME = {"PASS": Outcome.PASSED, "FAIL": Outcome.FAILED, "SKIP": Outcome.SKIPPED}
_LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"|\'((?:[^\'\\\n]|\\.)*)\'')
_KEYWORD = re.compile(r"\b(?:end|sep|file|flush)\s*=\s*$")
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "0": "\0"}
_PLACE = re.compile(r"At ([^\n]+?):(\d+):\d+: (\w+)")
_EXCEPT = re.compile(r"^\s*except\b", re.MULTILINE)


@dataclass(frozen=True)
class _Print:
    """A line that ``main()`` prints; the calls before it have returned once it is out."""

    pattern: re.Pattern[str]


@dataclass(frozen=True)
class _Call:
    """A call that ends the program if its test fails."""

    test: str


@dataclass(frozen=True)
class _Guarded:
    """A call in a ``try`` of its own, with what is printed if it passes and if it fails."""

    test: str
    passed: Sequence[re.Pattern[str]]
    failed: Sequence[re.Pattern[str]]


@dataclass(frozen=True)
class _Caught:
    """The calls that follow stand in one ``try``; this is what its ``except`` prints."""

    failed: Sequence[re.Pattern[str]]
    raises: bool
    """Whether it lets the program end with an error all the same."""


_Event = _Print | _Call | _Guarded | _Caught


def outcomes(module: Module, text: str, ending: Ending, *, clean: bool) -> tuple[TestOutcome, ...]:
    """What became of each test that the file's ``main()`` runs, in its order.

    ``text`` is all that the program printed, ``clean`` whether its exit status was 0.
    """
    told = [
        TestOutcome(match[3], _SUITE_OUTCOME[match[1]], seconds=float(match[2]))
        for match in _SUITE.finditer(text)
    ]
    if told:
        return tuple(told)
    events = _all_events(module)
    if events is None:
        return ()
    if not any(isinstance(event, (_Call, _Guarded)) for event in events):
        return _of_suite(module, clean=clean)
    return tuple(_Reader(module, text, ending, clean).read(events))


def is_suite(module: Module) -> bool:
    """Whether ``main()`` calls no test itself, so that tests can be chosen with ``--only``."""
    events = _all_events(module)
    return events is not None and not any(isinstance(event, (_Call, _Guarded)) for event in events)


def _all_events(module: Module) -> list[_Event] | None:
    """What ``main()`` does; ``None`` where there is none."""
    runners = runners_of(module)
    mains = [u.index for u in module.units if u.index in runners.scripts and u.words == "main"]
    return list(_events(runners.scripts[mains[0]].body.steps, _by_name(module))) if mains else None


def _of_suite(module: Module, *, clean: bool) -> tuple[TestOutcome, ...]:
    """A suite that printed nothing was silent because all was well, or because it crashed."""
    outcome = Outcome.PASSED if clean else Outcome.UNKNOWN
    return tuple(TestOutcome(test.name, outcome) for test in module.tests)


def _by_name(module: Module) -> Mapping[str, Script]:
    return {module.units[index].words: script for index, script in runners_of(module).scripts.items()}


def _events(steps: Sequence[Step], dispatchers: Mapping[str, Script]) -> Iterator[_Event]:
    """What happens in the order in which it happens, functions that ``main()`` calls included."""
    for step in steps:
        if step.clauses:
            yield from _caught(step)
            yield from _events(step.clauses[0].body.steps, dispatchers)
        elif step.kind is StepKind.PRINT:
            yield from map(_Print, _patterns(step.text))
        elif step.kind is StepKind.CALL:
            called = [name for name in dispatchers if name != "main" and name in step.names]
            inner = {name: script for name, script in dispatchers.items() if name not in called}
            for name in called:
                yield from _events(dispatchers[name].body.steps, inner)
            yield from _calls(step)


def _caught(step: Step) -> Iterator[_Caught]:
    for clause in step.clauses[1:]:
        if _EXCEPT.match(clause.head):
            prints = [inner.text for inner in clause.body.steps if inner.kind is StepKind.PRINT]
            raises = any(inner.text.lstrip().startswith("raise") for inner in clause.body.steps)
            yield _Caught([pattern for text in prints for pattern in _patterns(text)], raises)


def _calls(step: Step) -> Iterator[_Event]:
    parts = _EXCEPT.split(step.text, maxsplit=1)
    tests = dict.fromkeys(step.calls)
    if len(parts) == 1 or len(tests) != 1:
        yield from map(_Call, tests)
        return
    passed, failed = parts
    yield _Guarded(next(iter(tests)), _printed(passed), _printed(failed))


def _printed(code: str) -> Sequence[re.Pattern[str]]:
    """What the prints among these lines print."""
    return [pattern for line in code.splitlines() if "print(" in line for pattern in _patterns(line)]


def _patterns(call: str) -> Iterator[re.Pattern[str]]:
    """The fixed text of one print, what is put in left open; nothing if there is no fixed text."""
    literals = []
    for match in _LITERAL.finditer(call):
        if not _KEYWORD.search(call, 0, match.start()):
            raw = match[1] if match[1] is not None else match[2]
            literals.append(_ESCAPE.sub(lambda m: _ESCAPED.get(m[1], m[1]), raw))
    fixed = [re.escape(piece) for literal in literals for piece in re.split(r"\{[^{}]*\}", literal) if piece]
    if any(literal.strip() for literal in literals):
        yield re.compile(r"[^\n]*?".join(fixed))


class _Reader:
    """Follows the events through the text."""

    def __init__(self, module: Module, text: str, ending: Ending, clean: bool) -> None:
        self.module, self.text, self.ending = module, text, ending
        self.clean = clean
        """Whether the exit status says that no call failed."""
        self.failed = not clean
        """Whether one surely did."""
        self.position = 0

    def read(self, events: Sequence[_Event]) -> Iterator[TestOutcome]:
        for event in events:
            self._look_for_caught(event)
        pending: list[str] = []
        for place, event in enumerate(events):
            if isinstance(event, _Call):
                pending.append(event.test)
                continue
            told = self._guarded(event) if isinstance(event, _Guarded) else None
            seen = told is not None or (isinstance(event, _Print) and self._find([event.pattern]))
            if seen:
                yield from (TestOutcome(test, Outcome.PASSED) for test in pending)
                pending = []
            if told is not None:
                yield told
            elif isinstance(event, _Guarded) and self.ending is Ending.DONE:
                yield TestOutcome(event.test, Outcome.UNKNOWN)  # it was caught, and nothing was printed
            elif isinstance(event, _Guarded):
                pending.append(event.test)
            if not seen and pending and not self.clean:
                later = [one.test for one in events[place + 1 :] if isinstance(one, (_Call, _Guarded))]
                yield from self._end(pending, later)
                return
        yield from self._end(pending, [])

    def _look_for_caught(self, event: _Event) -> None:
        """What is caught leaves a good exit status, and perhaps a print."""
        if isinstance(event, _Caught):
            printed = any(pattern.search(self.text) for pattern in event.failed)
            self.failed = self.failed or printed
            self.clean = self.clean and not printed and (event.raises or bool(event.failed))
        elif isinstance(event, _Guarded):
            self.clean = False

    def _find(self, patterns: Sequence[re.Pattern[str]]) -> bool:
        found = [match for pattern in patterns if (match := pattern.search(self.text, self.position))]
        if found:
            self.position = min(found, key=lambda match: match.start()).end()
        return bool(found)

    def _guarded(self, event: _Guarded) -> TestOutcome | None:
        """By what is printed first; ``None`` when the program ended in it, or prints nothing."""
        places = {
            outcome: min((m.end() for p in patterns if (m := p.search(self.text, self.position))), default=-1)
            for outcome, patterns in ((Outcome.PASSED, event.passed), (Outcome.FAILED, event.failed))
        }
        seen = [(place, outcome) for outcome, place in places.items() if place >= 0]
        if not seen:
            return None
        self.position, outcome = min(seen)
        return TestOutcome(event.test, outcome)

    def _end(self, pending: Sequence[str], later: Sequence[str]) -> Iterator[TestOutcome]:
        """The tests at which the prints stop, and those behind them."""
        if self.clean:
            yield from (TestOutcome(test, Outcome.PASSED) for test in [*pending, *later])
            return
        ended = _ENDED[self.ending]
        place, kind = self._failing_line(pending) if ended is Outcome.FAILED else ("", "")
        if not place and len(pending) == 1 and self.failed:
            place = pending[0]
        passed = True
        for test in pending:
            if test == place:
                yield TestOutcome(test, ended, kind, self._message())
                passed = False
            else:
                yield TestOutcome(test, Outcome.PASSED if place and passed else Outcome.UNKNOWN)
        yield from (TestOutcome(test, Outcome.UNKNOWN) for test in later)

    def _failing_line(self, tests: Sequence[str]) -> tuple[str, str]:
        """The test that holds the line which an assertion names, and the kind of error."""
        match = _PLACE.search(self.text)
        if match is None or not match[1].endswith(self.module.source.path.rpartition("/")[2]):
            return "", ""
        line = int(match[2])
        above = [unit for unit in self.module.units if unit.line and unit.line <= line]
        name = above[-1].words if above else ""
        return (name, match[3]) if name in tests else ("", "")

    def _message(self) -> str:
        match = _PLACE.search(self.text)
        return self.text[match.start() :].partition("\n")[0].strip() if match else ""


_ENDED = {
    Ending.DONE: Outcome.FAILED,
    Ending.CRASHED: Outcome.CRASHED,
    Ending.TIMED_OUT: Outcome.TIMED_OUT,
    Ending.BROKEN: Outcome.UNKNOWN,
}
