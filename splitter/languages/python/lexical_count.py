"""Where a file's tests are, by its lines alone: strings and comments are blanked, and no tree is made.

That is a fraction of what a parser costs, and enough for files whose tests are functions and methods in the
usual places. Wherever anything is unusual nothing is said, and the parser decides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from splitter.model.conventions import OPEN_BASES, UNTESTED_BASES, Conventions

_STRING = re.compile(
    r"""
    \"{3}[^"\\]*(?:(?:\\.|\"(?!\"\"))[^"\\]*)*\"{3}
  | '{3}[^'\\]*(?:(?:\\.|'(?!''))[^'\\]*)*'{3}
  | "[^"\\\n]*(?:\\.[^"\\\n]*)*"
  | '[^'\\\n]*(?:\\.[^'\\\n]*)*'
  | \#[^\n]*
    """,
    re.VERBOSE | re.DOTALL,
)
_ODD = frozenset("\"'\r\f\v\0")
"""A quote is what is left of a string that ends otherwise than it seemed; lines end at LF alone."""

_LINE = re.compile(
    r"\n(?:([ \t]*)(?:@([ \t]*[\w.]*)[ \t]*(?=([(\[\n])?)|(async[ \t]+def|def|class)\b[ \t]*(\w*))"
    r"|(?=([^\W\d]|[(\[*]))([^\n]*))"
)
"""Of an indented line what decorates and what defines; of one that is not the whole of it, too."""
_HEAD_OF_CLASS = re.compile(r"[ \t]*(?:\(([^()=]*)\))?[ \t]*:[ \t]*(?:\S|\n(?:[ \t]*\n)*([ \t]+)(?=\S))")
_SUBSCRIPT = re.compile(r"\[[^\]]*\]")
_BASE = re.compile(r"[\w.]+")
_WORD = re.compile(r"\w+")
_OUTSIDE = (
    r"pytest_bdd|scenarios\(|load_tests|\ndef describe_|file_data|\bddt\b"
    r"|parametrize_with_cases|get_all_cases|\n__test__\b"
)
MADE_OUTSIDE = re.compile(_OUTSIDE)
"""What may make tests of what is outside of the file."""
MADE_ELSEWHERE = re.compile(rf"{_OUTSIDE}|globals\(\)|exec\(")
"""What may make tests that no definition of the file shows."""

_FIXTURE = re.compile(r"fixture\b")
_CONSTRUCTORS = frozenset({"__init__", "__new__"})


_TEST_FLAG = "__test__"


class _Unsure(Exception):
    """It takes a parser to tell."""


def test_lines(text: str, conventions: Conventions) -> tuple[int, ...] | None:
    """The line of each test, in order; ``None`` where the lines alone don't tell."""
    if _TEST_FLAG in text or MADE_ELSEWHERE.search(text):
        return None
    try:
        blanked = _blanked(text)
        places = sorted(_Outline(blanked, conventions).tests())
    except _Unsure:
        return None
    return tuple(_lines_at(blanked, places))


def _lines_at(text: str, places: Sequence[int]) -> Iterator[int]:
    """The number of the line behind each line ending, the first one being that before the whole text."""
    line, done = 0, 0
    for place in places:
        line += text.count("\n", done, place + 1)
        done = place + 1
        yield line


def _blanked(text: str) -> str:
    """The text with a zero for each string and nothing for a comment, and with as many lines."""
    blanked = _STRING.sub(_blank, f"\n{text}\n".replace("\r\n", "\n"))
    if not blanked.isascii() or not _ODD.isdisjoint(blanked):
        raise _Unsure
    return blanked


def _blank(match: re.Match[str]) -> str:
    found = match[0]
    if found[0] == "#":
        return ""
    start = match.start()
    before = match.string[max(0, start - 2) : start].lower()
    is_formatted = before[-1:].isalpha() and ("f" in before or "t" in before)
    if is_formatted and found.count("{") != found.count("}"):  # a field that holds a string of its own
        raise _Unsure
    return "0" + "\n" * found.count("\n")


@dataclass(frozen=True)
class _Class:
    """A class of the module."""

    name: str
    place: int
    indent: str
    """Of its body; empty where that is in the same line."""
    local: tuple[_Class, ...]
    """Its bases of the module."""
    foreign: tuple[str, ...]
    """Bases from elsewhere that may bring anything, those of its bases too."""
    unittest: bool
    methods: dict[str, int] = field(default_factory=dict)

    @property
    def constructed(self) -> bool:
        return not _CONSTRUCTORS.isdisjoint(self.methods) or any(base.constructed for base in self.local)

    def tests(self, known: Conventions) -> dict[str, int]:
        """The place of each of its tests; of an inherited one it is the class's own."""
        own, inherited = known.tests_of_class(
            [name for name in self.methods if known.collects_method(name, unittest=self.unittest)],
            [name for base in self.local for name in base.tests(known)],
            self.methods,
            unittest=self.unittest,
        )
        return dict.fromkeys(inherited, self.place) | {name: self.methods[name] for name in own}


class _Outline:
    """What the lines of a module say, one after the other; all of it may raise ``_Unsure``."""

    def __init__(self, text: str, known: Conventions) -> None:
        self._text = text
        self._known = known
        self._functions: list[tuple[str, int]] = []
        self._classes: dict[str, _Class] = {}
        self._scope: _Class | None = None
        """The class that indented lines are in."""
        self._is_open = False
        """Whether they are in a function."""
        self._last = 0
        """Where the last member of the class was found."""
        self._decorated = -1
        """Where the first decorator is of what is defined next."""
        self._is_fixture = False
        for match in _LINE.finditer(text):
            self._assigned_until(match.start())
            self._add(match)
        self._assigned_until(len(text))

    def tests(self) -> Iterator[int]:
        """The place of each test."""
        names = [name for name, _ in self._functions]
        yield from (place for _, place in self._functions)
        for one in self._classes.values():
            if found := self._tests_of(one):
                names.append(one.name)
                yield from found.values()
        if len(set(names)) != len(names):
            raise _Unsure

    def _tests_of(self, one: _Class) -> dict[str, int]:
        found, by_name = one.tests(self._known), self._known.collects_class(one.name)
        if one.foreign and (found or by_name or any("test" in base.lower() for base in one.foreign)):
            raise _Unsure
        return found if one.unittest or (by_name and not one.constructed) else {}

    def _add(self, match: re.Match[str]) -> None:
        indent, decorator, end, keyword, name, first, line = match.groups()
        if decorator is not None:
            if end is None or not decorator or decorator[0].isspace():
                raise _Unsure
            self._decorated = match.start() if self._decorated < 0 else self._decorated
            self._is_fixture = self._is_fixture or _FIXTURE.search(decorator) is not None
        elif keyword is None:
            self._scope, self._is_open = None, False
            if self._decorated >= 0 or first in "([*" or self._may_bind_tests(line):
                raise _Unsure
        elif not name:
            raise _Unsure
        else:
            self._define(match, indent, keyword, name)
            self._decorated, self._is_fixture = -1, False

    def _define(self, match: re.Match[str], indent: str, keyword: str, name: str) -> None:
        place = match.start() if self._decorated < 0 else self._decorated
        if indent:
            self._define_inside(match, indent, keyword, name)
        elif keyword == "class":
            if name in self._classes:
                raise _Unsure
            self._classes[name] = self._scope = self._class(match, name, place)
            self._is_open, self._last = False, match.end()
        else:
            self._scope, self._is_open = None, True
            if not self._is_fixture and self._known.collects_function(name):
                self._functions.append((name, place))

    def _define_inside(self, match: re.Match[str], indent: str, keyword: str, name: str) -> None:
        """A member of the class, or what is in a function and none of ours."""
        if self._scope is None:
            if not self._is_open:
                raise _Unsure
            return
        if indent == self._scope.indent:
            if keyword == "class" or (self._is_fixture and name.startswith("test")):
                raise _Unsure
            self._scope.methods[name] = match.start()
            self._is_open = True
        elif (
            not self._is_open or not indent.startswith(self._scope.indent) or self._is_between(match.start())
        ):
            raise _Unsure
        self._last = match.end()

    def _assigned_until(self, place: int) -> None:
        """Raises if the class is given what may be a test, ``test_x = Other.test_x``, before a place."""
        if self._scope is None or "test" not in self._text[self._last : place]:
            return
        for match in _assigned_at(self._scope.indent).finditer(self._text, self._last, place):
            if self._known.may_collect_value(match[1]):
                raise _Unsure

    def _is_between(self, place: int) -> bool:
        """Whether another statement of the class begins after the last member, before a place."""
        pattern = _statement_at(self._scope.indent if self._scope else "")
        return pattern.search(self._text, self._last, place) is not None

    def _class(self, match: re.Match[str], name: str, place: int) -> _Class:
        head = _HEAD_OF_CLASS.match(self._text, match.end())
        if head is None:
            raise _Unsure
        local: list[_Class] = []
        foreign: list[str] = []
        unittest = False
        for base in filter(None, map(str.strip, _SUBSCRIPT.sub("", head[1] or "").split(","))):
            if not _BASE.fullmatch(base):
                raise _Unsure
            if base in self._classes:
                local.append(self._classes[base])
            elif OPEN_BASES.fullmatch(base):
                unittest = True
            elif base.rpartition(".")[2] not in UNTESTED_BASES:
                foreign.append(base)
        foreign += [base for one in local for base in one.foreign]
        unittest = unittest or any(one.unittest for one in local)
        return _Class(name, place, head[2] or "", tuple(local), tuple(foreign), unittest)

    def _may_bind_tests(self, line: str) -> bool:
        """Whether a statement may bind what is a test or a class of them."""
        if line.startswith(("import ", "from ")):
            return False
        words = _WORD.findall(line.rpartition("=")[0] or line)
        known = self._known
        return line.endswith("\\") or any(
            known.collects_class(w) or known.may_collect_value(w) for w in words
        )


@lru_cache(maxsize=16)
def _assigned_at(indent: str) -> re.Pattern[str]:
    return re.compile(rf"\n{indent}(\w+)[ \t]*(?::[^=\n]*)?=(?!=)")


@lru_cache(maxsize=16)
def _statement_at(indent: str) -> re.Pattern[str]:
    return re.compile(rf"\n{indent}[^\W\d]")
