"""``main()`` of several files as one: the calls of all in the shape that one of them has.

What the others have and the first has not comes behind its neighbour, with the prints and comments beside
it; where the others were made of the first, what they have no more goes, too. Counts are those of all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import PurePath

from splitter.languages.mojo.main.counts import Counts
from splitter.languages.mojo.main.lists import items_of, restricted
from splitter.languages.mojo.main.runners import counts_of
from splitter.languages.mojo.main.script import Body, Clause, Script, Step, StepKind
from splitter.languages.mojo.main.shortening import restrict
from splitter.languages.mojo.module import runners_of
from splitter.languages.mojo.titles import names_of, retitled
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.model.module import Module

_DIGITS = re.compile(r"\d+")
_DECLARED = re.compile(r"\s*(?:var|let|alias|comptime)\s+(\w+)")


def joined(
    module: Module, others: Sequence[Module], tests: frozenset[str], is_original: bool
) -> Mapping[int, str]:
    """The text of each function of ``module`` that runs tests, and of each constant that counts them."""
    own = runners_of(module)
    scripts = {}
    join: _Original | _Neighbours
    for index, script in own.scripts.items():
        name = module.units[index].words
        bodies = [_Other(*pair) for pair in _others(name, others, frozenset(own.tests))]
        join = _Original(own.counts[index], module, name) if is_original else _Neighbours(module, name)
        scripts[index] = join.script(script, bodies)
    counts = counts_of(module, scripts, {index: one.is_numbered for index, one in own.counts.items()})
    written = {index: _text(module, index, script, counts[index], tests) for index, script in scripts.items()}
    text = module.source.text
    for constant, runner in own.constants.items():
        unit = module.units[constant]
        now = re.sub(
            r"(=\s*)\d+", rf"\g<1>{counts[runner].count(tests)}", text[unit.head : unit.end], count=1
        )
        written[constant] = text[unit.body : unit.head] + now
    return written


@dataclass(frozen=True)
class _Other:
    """The same function in another file."""

    script: Script
    tests: frozenset[str]
    """The first file's tests that are in that one."""
    path: str


def _others(
    name: str, modules: Sequence[Module], known: frozenset[str]
) -> Iterator[tuple[Script, frozenset[str], str]]:
    for module in modules:
        runners = runners_of(module)
        here = frozenset(test.name for test in module.tests) & known
        script = next((s for i, s in runners.scripts.items() if module.units[i].words == name), None)
        if script is not None:
            yield script, here, module.source.path


def _text(module: Module, index: int, script: Script, counts: Counts, tests: frozenset[str]) -> str:
    unit = module.units[index]
    lead = module.source.text[unit.body : unit.head]
    return lead + restrict(script, tests, counts.anew(tests), module.source.newline)


def _with_calls(script: Script, body: Body) -> Script:
    """The function with another body, and what it did not run before, or runs no more, written down."""
    after = replace(script, body=body)
    gone = script.times - after.times
    return replace(after, added=frozenset(after.times - script.times), dropped=tuple(gone.elements()))


class _Original:
    """The function of a file with what became of it in the files that were made of that."""

    def __init__(self, counts: Counts, module: Module, name: str) -> None:
        self._counts, self._module, self._name = counts, module, name

    def script(self, script: Script, others: Sequence[_Other]) -> Script:
        texts = [self._titled(_texts(script.body, one.tests, self._counts), one) for one in others]
        rows: list[_Version] = [
            (one.script.body, one.tests, text) for one, text in zip(others, texts, strict=True)
        ]
        head = next((one.script.head for one in others if one.script.head != script.head), script.head)
        return replace(_with_calls(script, self._body(script.body, rows)), head=head)

    def _body(self, base: Body, others: Sequence[_Version]) -> Body:
        behind: dict[int, list[Step]] = {}
        had: dict[int, int] = {}
        kept: dict[int, list[_StepVersion]] = {}
        for body, tests, texts in others:
            indices = base.kept(tests)
            counts = {_masked(base.steps[i].text) for i in indices if self._is_count(base.steps[i], texts)}
            before = [_key(base.steps[i], tests, texts, counts) for i in indices]
            after = [_key(step, tests, {}, counts) for step in body.steps]
            before, after = _by_text(before, after)
            had.update({i: had.get(i, 0) + 1 for i in indices})
            for tag, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
                if tag == "equal":
                    for i, step in zip(indices[i1:i2], body.steps[j1:j2], strict=True):
                        kept.setdefault(i, []).append((step, tests, texts))
                elif j2 > j1:
                    new = list(body.steps[j1:j2])
                    if not j1 and i1 < i2 and not new[0].gap:  # it opens its file's function
                        new[0] = new[0]._replace(gap=base.steps[indices[i1]].gap)
                    row = behind.setdefault(indices[i2 - 1] if i2 else -1, [])
                    row += [s for s in new if s.tests or s.text not in [o.text for o in row]]
        steps = list(behind.get(-1, ()))
        for i, step in enumerate(base.steps):
            now = kept.get(i, [])
            if now or i not in had:
                steps.append(self._step(step, now))
            if now and not step.tests and len(now) < len(others) and step.kind is StepKind.OTHER:
                raise Refused(self._uneven(step))
            steps += behind.get(i, [])
        return Body(tuple(steps), base.indent)

    def _step(self, base: Step, others: Sequence[_StepVersion]) -> Step:
        tests = base.tests.union(*(step.tests for step, _, _ in others))
        if base.items:
            gone = {n for step, has, _ in others for n in {*base.calls} & has if n not in step.calls}
            return _with_items(base, tests, gone, [name for step, _, _ in others for name in step.calls])
        if not others:
            return base._replace(tests=tests)
        clauses = tuple(
            Clause(
                clause.head,
                self._body(clause.body, [(s.clauses[n].body, has, texts) for s, has, texts in others]),
            )
            for n, clause in enumerate(base.clauses)
        )
        return base._replace(tests=tests, clauses=clauses)

    def _titled(self, texts: Mapping[int, str], other: _Other) -> Mapping[int, str]:
        """The texts as they say the other file's name, where a split has let them."""
        have = {step.text.rstrip() for step in other.script.steps}
        path, taken, name = self._module.source.path, names_of(self._module.units), PurePath(other.path).name
        titled = {key: retitled(text, path, name, taken) for key, text in texts.items()}
        return {key: titled[key] if titled[key].rstrip() in have else text for key, text in texts.items()}

    def _is_count(self, step: Step, texts: Mapping[int, str]) -> bool:
        """Whether it says how many tests there are."""
        if step.tests or step.clauses or step.items:
            return False
        now = texts[id(step)]
        is_other = now != step.text and _masked(now) == _masked(step.text)  # a file's name is no count
        return is_other or self._counts.anew(frozenset())(step) != step.text

    def _uneven(self, step: Step) -> Finding:
        words = f"{self._name}() does this in some parts alone: {step.text.strip().splitlines()[0]}"
        return finding("S952", words, path=self._module.source.path, line=step.line)


_Version = tuple[Body, frozenset[str], Mapping[int, str]]
"""A body in another file, the tests that both files have, and how the steps would read there."""

_Key = tuple[object, ...]
_PLAIN = 3
"""The length of a key with a step's text, its tests, and whether it has any."""

_StepVersion = tuple[Step, frozenset[str], Mapping[int, str]]


def _texts(body: Body, tests: frozenset[str], counts: Counts) -> dict[int, str]:
    """Each step's text as a split writes it for these tests."""
    number = counts.anew(tests)
    found: dict[int, str] = {}

    def take(body: Body) -> None:
        for index in body.kept(tests):
            step = body.steps[index]
            for clause in step.clauses:
                take(clause.body)
            if not step.clauses:
                found[id(step)] = step.text if step.items else number(step)

    take(body)
    return found


def _masked(text: str) -> str:
    return _DIGITS.sub("#", text.strip())


def _key(step: Step, tests: frozenset[str], texts: Mapping[int, str], counts: Set[str]) -> _Key:
    """What makes two steps one: their texts, and the tests that they belong to."""
    if step.clauses:
        return ("block", tuple(clause.head.strip() for clause in step.clauses))
    if step.items:
        return ("items", step.text[: step.items[0].start].strip())
    if not step.tests and _masked(step.text) in counts:
        return ("count", _masked(step.text))
    return (texts.get(id(step), step.text).rstrip(), step.tests & tests, bool(step.tests))


def _by_text(before: Sequence[_Key], after: Sequence[_Key]) -> tuple[list[_Key], list[_Key]]:
    """The same keys, but by the texts alone where each side has a text once: it is no other's then."""
    plain = [Counter(key[0] for key in keys if len(key) == _PLAIN) for keys in (before, after)]
    once = {text for text, count in plain[0].items() if count == plain[1][text] == 1}
    one, other = ([key[:1] if key[0] in once else key for key in keys] for keys in (before, after))
    return one, other


def _with_items(base: Step, tests: frozenset[str], gone: set[str], names: Sequence[str]) -> Step:
    """A tuple of tests with others behind its last."""
    text = base.text
    for name in dict.fromkeys(names):
        items = items_of(text)
        if name not in {item.name for item in items}:
            last = items[-1]
            lead = text[last.start : last.name_end - len(last.name)]
            text = f"{text[: last.name_end]},{lead or ' '}{name}{text[last.name_end :]}"
    items = items_of(text)
    text = restricted(text, items, frozenset(item.name for item in items) - gone)
    items = items_of(text)
    return base._replace(text=text, items=items, tests=tests, calls=tuple(item.name for item in items))


class _Neighbours:
    """The function of a file with what those of files beside it run: nobody knows what they were made of."""

    def __init__(self, module: Module, name: str) -> None:
        self._module, self._name = module, name

    def script(self, script: Script, others: Sequence[_Other]) -> Script:
        body, head = script.body, script.head
        for one in others:
            body = self._body(body, one.script.body, one.path)
            head = head if "raises" in head else one.script.head
        return replace(_with_calls(script, body), head=head)

    def _body(self, base: Body, other: Body, path: str) -> Body:
        steps = list(base.steps)
        places = {
            _shape(step): n for n, step in enumerate(steps) if not step.runs or step.clauses or step.items
        }
        fresh: list[Step] = []
        for step in other.steps:
            at = places.get(_shape(step))
            if at is not None and self._is_heading_of_both(steps[at], base, step, other):
                steps[at] = steps[at]._replace(tests=steps[at].tests | step.tests)
            elif at is None or (step.tests and not step.clauses and not step.items):
                self._check(step, steps, path)
                fresh.append(step)
            elif step.clauses:
                steps[at] = self._block(steps[at], step, path)
            elif step.items:
                steps[at] = _with_items(steps[at], steps[at].tests | step.tests, set(), step.calls)
        last = max((n for n, step in enumerate(steps) if step.tests), default=None)
        at = len(steps) if last is None else last + 1
        everything = frozenset().union(*(step.tests for step in (*steps, *fresh)))
        old = frozenset().union(*(step.tests for step in base.steps))
        steps[at:at] = fresh
        return Body(tuple(_about(step, old, everything) for step in steps), base.indent)

    def _is_heading_of_both(self, one: Step, base: Body, another: Step, other: Body) -> bool:
        """Whether a print stands over all tests of a body, and its like over all of another."""
        is_print = one.kind is another.kind is StepKind.PRINT
        return is_print and _is_of_all(one, base) and _is_of_all(another, other)

    def _block(self, base: Step, other: Step, path: str) -> Step:
        clauses = tuple(
            Clause(clause.head, self._body(clause.body, more.body, path))
            for clause, more in zip(base.clauses, other.clauses, strict=True)
        )
        return base._replace(tests=base.tests | other.tests, clauses=clauses)

    def _check(self, step: Step, steps: Sequence[Step], path: str) -> None:
        """Raises ``Refused`` for a variable that both make, and not alike."""
        declared = _DECLARED.match(step.text)
        for one in steps if declared and not step.tests else ():
            again = _DECLARED.match(one.text)
            if again and declared and again[1] == declared[1]:
                words = f"{self._name}() makes {again[1]} here otherwise than in {self._module.source.path}"
                raise Refused(finding("S952", words, path=path, line=step.line))


def _shape(step: Step) -> tuple[object, ...]:
    """What two steps have in common whose numbers count other tests."""
    if step.clauses:
        return ("block", tuple(_masked(clause.head) for clause in step.clauses))
    if step.items:
        return ("items", step.text[: step.items[0].start].strip())
    if step.kind in (StepKind.OTHER, StepKind.PRINT, StepKind.COMMENT):
        return (_masked(step.text), bool(step.tests))
    return (step.text.strip(), step.tests)


def _is_of_all(step: Step, body: Body) -> bool:
    """Whether it belongs to all tests of a body."""
    return step.tests == frozenset().union(*(one.tests for one in body.steps))


def _about(step: Step, old: frozenset[str], everything: frozenset[str]) -> Step:
    """What was about all tests is about all of them still."""
    is_loose = step.kind in (StepKind.PRINT, StepKind.OTHER)
    return (
        step._replace(tests=everything)
        if is_loose and step.tests and step.tests == old and len(old) > 1
        else step
    )
