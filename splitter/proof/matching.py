"""Which statement of the original a part's statement is."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from splitter.model.statements import (
    Alias,
    Attempt,
    BlockImport,
    BlockReading,
    ClassReading,
    Member,
    Reading,
    Role,
    Statement,
)
from splitter.proof.additions import Shapes, idle_tests
from splitter.proof.late_imports import LateImports
from splitter.proof.numbers import numberless
from splitter.proof.readings import AllowedAdditions, runner_of
from splitter.text.unused_marks import unmarked

_BLANK = re.compile(r"\A(?:[ \t\f]*(?:\r\n|\r|\n))+")
_COMMENT = re.compile(r"#[^\r\n]*")


class Finder:
    """Looks statements up by their text; only imports, runners, counts and classes may differ from it."""

    def __init__(self, original: Reading, allowed: AllowedAdditions) -> None:
        self.original = original
        self.late = LateImports(original)
        self._allowed = allowed
        self._by_text: defaultdict[str, list[int]] = defaultdict(list)
        self._rewritten: list[int] = []
        for index, statement in enumerate(original.statements):
            self._by_text[statement.text].append(index)
            is_rewritten = statement.role in (Role.IMPORT, Role.RUNNER) or statement.body
            if is_rewritten or statement.number is not None or (statement.block and statement.block.imports):
                self._rewritten.append(index)
        self._runners: dict[int, _Runner] = {}

    def choices(self, copy: Statement, position: int) -> Iterator[int]:
        """The statements from ``position`` on that ``copy`` can be, the likeliest first.

        A text that is unchanged is the first such; only an import may also be what is left of another,
        and is so where it brings nothing that is not there without it.
        """
        exact = self._by_text.get(copy.text, ())
        at = bisect_left(exact, position)
        unchanged = exact[at : at + 1]
        is_last_choice = copy.role is Role.IMPORT and all(map(self._brings_nothing, unchanged))
        if not is_last_choice:
            yield from unchanged
        if unchanged and copy.role is not Role.IMPORT:
            return
        for index in self._rewritten[bisect_left(self._rewritten, position) :]:
            if self.original.statements[index].text != copy.text and self._rewrites(copy, index):
                yield index
        if is_last_choice:
            yield from unchanged

    def _brings_nothing(self, index: int) -> bool:
        """Whether an import only binds names once more to the same."""
        return all((index, name) in self.original.repeated for name in self.original.statements[index].binds)

    def _rewrites(self, copy: Statement, index: int) -> bool:
        """Whether ``copy`` is a statement with fewer names, calls or tests than the original's."""
        original = self.original.statements[index]
        if original.role is not copy.role:
            return False
        if original.number is not None:
            return copy.text == re.sub(r"(=\s*)\d+", rf"\g<1>{copy.number}", original.text, count=1)
        if original.body:  # a mixin is no test: who inherits from it has all of it
            return bool(original.tests) and copy.body is not None and _has_fewer(copy.body, original.body)
        if original.block:
            return copy.block is not None and _lacks_imports(copy.block, original.block)
        if original.role is Role.IMPORT:
            return (
                bool(copy.imports)
                and copy.guard == original.guard
                and _is_within(copy.imports, original.imports)
                and ("#" not in copy.text or not _unmarked_comments(copy) - comments_among(original))
            )
        if index not in self._runners:
            idle = idle_tests(self.original) if self._allowed.enabling else frozenset()
            self._runners[index] = _Runner(original, idle)
        return self._runners[index].has(copy)


class _Runner:
    """An original's runner, ready to be asked by each part."""

    def __init__(self, statement: Statement, idle: frozenset[str]) -> None:
        lines = plain_lines(statement)
        self._calls = _places(runner_of(statement).calls)
        self._lines = _places(lines)
        self._text = _unfolded(statement)
        self._idle = idle
        self._shapes = Shapes(lines) if idle else None

    def has(self, copy: Statement) -> bool:
        """Whether ``copy`` is it with nothing but omissions."""
        lines, called = plain_lines(copy), runner_of(copy).calls
        if self._shapes and self._idle.intersection(called):
            calls = [call for call in called if call not in self._idle]
            return _goes_through(self._calls, calls) and self._shapes.have(lines)
        text = _unfolded(copy)
        if "\r" in self._text + text and not _has_endings_of(text, self._text):
            return False
        return _goes_through(self._calls, called) and _goes_through(self._lines, lines)


def _places(items: Sequence[str]) -> Mapping[str, Sequence[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for place, item in enumerate(items):
        found[item].append(place)
    return dict(found)


def _goes_through(places: Mapping[str, Sequence[int]], items: Sequence[str]) -> bool:
    """Whether the items can be met in order, each behind the one before."""
    after = 0
    for item in items:
        found = places.get(item, ())
        at = bisect_left(found, after)
        if at == len(found):
            return False
        after = found[at] + 1
    return True


def _is_within(some: Sequence[object], every: Sequence[object]) -> bool:
    """Whether ``some`` is ``every`` with nothing but omissions."""
    rest = iter(every)
    return all(any(one == other for other in rest) for one in some)


def plain_lines(runner: Statement) -> list[str]:
    """A runner's lines without what a part may have anew: counts, and a ``pass`` for nothing."""
    if not runner_of(runner).counts:
        return _unfolded(runner).splitlines()
    lines = map(str.strip, numberless(_unfolded(runner)).splitlines())
    return [line for line in lines if line and line != "pass"]


def _unfolded(runner: Statement) -> str:
    return runner_of(runner).unfolded or runner.text


def _has_endings_of(copy: str, original: str) -> bool:
    """Whether a runner's lines end as in the original. Its last line's ending is not its own."""
    *lines, last = numberless(original).splitlines(keepends=True)
    elsewhere = {line.strip() for line in lines}
    known = {*lines, *(last + ending for ending in ("\n", "\r\n", "\r") if last.strip() not in elsewhere)}
    rest = numberless(copy).splitlines(keepends=True)[:-1]
    return all(line in known or line.strip() == "pass" for line in rest)


def _lacks_imports(copy: BlockReading, original: BlockReading) -> bool:
    """Whether nothing but imports is missing in the blocks of a statement, and failures are as they were."""
    if copy.frame != original.frame or not _is_within(copy.imports, original.imports):
        return False
    known = {one.text for one in original.imports}
    for text in {unmarked(one.text) for one in copy.imports} - known:
        names = [one for one in copy.imports if unmarked(one.text) == text]
        of = next(one.text for one in original.imports if one == names[0])
        if len(names) == sum(one.text == of for one in original.imports):
            return False  # it has lost none, and is written otherwise
    return all(
        _fails_alike(
            [one for one in copy.imports if one.attempt == number],
            [one for one in original.imports if one.attempt == number],
            attempt,
        )
        for number, attempt in enumerate(original.attempts)
    )


def _fails_alike(copy: Sequence[BlockImport], original: Sequence[BlockImport], attempt: Attempt) -> bool:
    """Whether a block still fails where a package that it imports from is not there, and as early.

    A package is there as a whole or not at all. What is imported from it last may go without trace where
    nothing is done, whether that fails or not.
    """
    firsts: dict[str, BlockImport] = {}
    for one in original:
        firsts.setdefault(_whole(one.alias), one)
    for package, first in firsts.items():
        rest = copy[bisect_left(copy, original.index(first), key=original.index) :]
        if not rest:
            if not attempt.passes or first.at != attempt.end:
                return False
        elif _whole(rest[0].alias) != package or rest[0].at != first.at:
            return False
    return True


def _whole(alias: Alias) -> str:
    """What an import is of that is there or not: a package, or one of the project's own modules."""
    if not alias.module.startswith("."):
        return alias.module.partition(".")[0]
    return alias.module if alias.module.strip(".") else f"{alias.module}{alias.name}"


def comments_among(statement: Statement) -> Counter[str]:
    """The comments among an import's names; there are no strings in it."""
    return Counter(_COMMENT.findall(statement.text))


def _unmarked_comments(statement: Statement) -> Counter[str]:
    return Counter(_COMMENT.findall(unmarked(statement.text)))


def _below_head(member: Member) -> Member:
    """A member as it stands where it begins the body."""
    return replace(member, text=_BLANK.sub("", member.text))


def _has_fewer(copy: ClassReading, original: ClassReading) -> bool:
    """Whether nothing but whole test methods is missing, and the blank lines before what begins it now.

    Or methods that only tests of other shares need, which :mod:`splitter.proof.completeness` looks at.
    """
    if copy.frame != original.frame:
        return False
    kept = iter(copy.members)
    member = next(kept, None)
    is_first = True
    for one in original.members:
        if one == member or (is_first and member and _below_head(one) == member):
            member, is_first = next(kept, None), False
        elif not (one.test or one.helper):
            return False
    return member is None
