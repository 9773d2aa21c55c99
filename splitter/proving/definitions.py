"""A file's definitions, one by one, from the second reading: what is paired with what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from textwrap import dedent

from splitter.languages.language import Language
from splitter.model.anatomy import Anatomy
from splitter.model.statements import Alias, BlockReading, Reading, Role, Statement
from splitter.proof.readings import short
from splitter.proving.heirs import NOBODY, Heirs

_NAME = re.compile(r"(?:async[ \t]+)?(?:def|class)[ \t]+(\w+)|(\w+)[ \t]*[:=]")
_MARK = re.compile(r"(?:[ \t]*(?:#.*)?\n)*(?:[ \t]*@.*(?:\n[ \t]*[^\sdca@#].*|\n[ \t]*\).*)*\n)*[ \t]*")


_NO_TEST_CLASS = "the runner does not collect its class"
"""Why a method that is called like a test is none."""


class Kind(str, Enum):
    """What a definition is to people."""

    TEST = "test"
    FIXTURE = "fixture"
    HELPER = "helper"
    CONSTANT = "constant"
    CLASS = "test class"
    ACTION = "statement"


@dataclass(frozen=True)
class Definition:
    """One definition where it stands. ``text`` has no indentation of its own."""

    kind: Kind
    name: str
    path: str
    line: int
    text: str
    language: Language = field(repr=False, compare=False)
    idle: str = ""
    """Why it does not run, if it is a test that does not."""
    whole: str = ""
    """Of a class's head: the whole class."""
    is_count: bool = False
    """Whether it is a constant that is how many tests its file runs."""
    block: BlockReading | None = field(default=None, repr=False, compare=False)
    """Of a statement with blocks: the imports in them, which a file has of as it needs."""

    @property
    def lasting(self) -> str:
        """Its text, but for such imports."""
        return self.block.frame if self.block else self.text

    @property
    def counts(self) -> bool:
        """Whether it is one of the tests of its file, as a limit counts them."""
        return self.kind is Kind.TEST and self.idle != _NO_TEST_CLASS

    @property
    def bare(self) -> str:
        """Its name without that of its class."""
        return self.name.rpartition("::")[2]

    @cached_property
    def anatomy(self) -> Anatomy:
        """What it is made of."""
        return self.language.anatomy(self.text) if self.language.anatomy else Anatomy((), self.text, ())


@dataclass(frozen=True)
class Side:
    """One file before the change, or after it."""

    path: str
    reading: Reading
    definitions: tuple[Definition, ...]

    @cached_property
    def imported(self) -> frozenset[Alias]:
        """What it imports for all that is in it."""
        return frozenset(alias for one in self.reading.statements for alias in one.imports)


def side_of(path: str, language: Language, reading: Reading, heirs: Heirs = NOBODY) -> Side:
    """A file that was read, with what it defines; ``heirs`` is what bases in other files say of classes."""
    found = [d for s in reading.statements for d in _definitions(path, language, reading, s, heirs)]
    return Side(path, reading, tuple(_with_whole_file(found, language, reading)))


def _definitions(
    path: str, language: Language, reading: Reading, one: Statement, heirs: Heirs
) -> Iterator[Definition]:
    if one.role in (Role.DOCSTRING, Role.IMPORT, Role.RUNNER):
        return
    if one.body:
        yield from _of_class(path, language, one, is_tested=one.binds[0] not in heirs.untested)
    elif len(one.binds) == 1 and one.binds[0] in heirs.tested:
        yield Definition(Kind.TEST, one.binds[0], path, one.line, one.text, language)
    elif one.tests:
        for test in one.tests:
            yield Definition(Kind.TEST, test, path, one.line, one.text, language)
    elif one.role is Role.ACTION or not one.binds:
        yield Definition(Kind.ACTION, short(one.text), path, one.line, one.text, language, block=one.block)
    else:
        yield Definition(_kind(one, reading), ", ".join(one.binds), path, one.line, one.text, language)


def _kind(one: Statement, reading: Reading) -> Kind:
    if not reading.fixtures.isdisjoint(one.binds):
        return Kind.FIXTURE
    is_definition = re.match(r"(?:@|(?:async\s+)?(?:def|fn|class|struct|trait)\b)", one.text)
    return Kind.HELPER if is_definition else Kind.CONSTANT


def _of_class(path: str, language: Language, one: Statement, *, is_tested: bool) -> Iterator[Definition]:
    """The head of a test class, then each of its members."""
    assert one.body is not None
    name, line = one.binds[0], one.line
    yield Definition(Kind.CLASS, name, path, line, one.body.frame.strip("\r\n"), language, whole=one.text)
    line += one.body.frame.count("\n")
    for member in one.body.members:
        text = dedent(member.text).strip("\r\n")
        start = line + len(member.text) - len(member.text.lstrip("\r\n"))
        if member.test:
            idle = "" if is_tested and member.test in one.tests else _NO_TEST_CLASS
            yield Definition(Kind.TEST, member.test, path, start, text, language, idle)
        else:
            own = _name_of(text)
            yield Definition(Kind.HELPER, f"{name}::{own}", path, start, text, language)
        line += member.text.count("\n") + 1


def _name_of(text: str) -> str:
    at = _MARK.match(text)
    found = _NAME.match(text, at.end() if at else 0)
    return (found[1] or found[2]) if found else short(text.lstrip())


def _with_whole_file(
    found: Sequence[Definition], language: Language, reading: Reading
) -> Iterator[Definition]:
    """With why tests don't run: a later one of their name, or a runner that leaves them out.

    And with which constants are how many do.
    """
    last = {one.name: number for number, one in enumerate(found)}
    run = language.run_tests(reading) if language.run_tests else None
    numbers = {one.line: one.number for one in reading.statements if one.number is not None}
    count = len(run) if run is not None else sum(one.kind is Kind.TEST for one in found)
    for number, one in enumerate(found):
        idle = one.idle
        if one.counts:
            if last[one.name] != number:
                idle = "a later one of its name hides it"
            elif run is not None and one.name not in run:
                idle = "the file's main() does not run it"
        is_count = one.kind is Kind.CONSTANT and numbers.get(one.line) == count
        yield replace(one, idle=idle, is_count=is_count)
