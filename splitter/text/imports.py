"""Import statements cut down to the names that a part needs, in the style they are written in.

Python and Mojo share the syntax: ``from x import a, b as c``, parenthesised or continued, and
``import a, b``. Lines and names are dropped; nothing that stays is rewritten.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from splitter.text.strings import BACKTICK

WIDTH = 79
"""Up to which an import may be put on one line: PEP 8's width, which all formatters' lines hold."""

USUAL_WIDTH = 88
"""Up to which one that is new is on one line, where the project's width is not known: that of formatters."""

_NEVER = sys.maxsize
"""More names than any import has."""

_HEAD = re.compile(
    r"\s*(?:from(?:[ \t]|\\\r?\n)*[\w.`]+(?:[ \t]|\\\r?\n)*import\b|import\b)(?:[ \t]|\\\r?\n)*(?P<open>\(?)"
)
_NAME = rf"(?:[\w.]|{BACKTICK})+"
_TOKEN = re.compile(
    rf"""
    (?P<item>{_NAME}(?:(?:\s|\\\r?\n)+as(?:\s|\\\r?\n)+{_NAME})?)
  | (?P<comma>,)
  | (?P<comment>\#[^\n\r]*)
  | (?P<newline>(?:\\[ \t]*)?(?:\r\n|\n|\r))
  | (?P<blank>[ \t\f]+)
  | (?P<stop>[\s\S])
    """,
    re.VERBOSE,
)
_MODULE = re.compile(r"\s*from ?([\w.` ]+?) ?import\b")
_BREAK = re.compile(r"(?:\\[ \t]*)?(?:\r\n|\n|\r)?\Z")
_BOUND = re.compile(rf"(?:{_NAME}(?:\s|\\)+as(?:\s|\\)+)?(?P<name>{BACKTICK}|\w+)")


@dataclass
class _Item:
    bound: str
    text: str
    separator: str = ""
    """The comma and the blanks up to the next item of the line."""


@dataclass
class _Line:
    """One physical line of an import list: comment lines belong to the line of names below them."""

    indent: str
    items: list[_Item]
    ending: str
    """What follows the last item's comma: blanks, a comment, a backslash, the line ending."""

    def copy(self) -> _Line:
        return _Line(self.indent, [_Item(i.bound, i.text, i.separator) for i in self.items], self.ending)

    def keep(self, names: Collection[str]) -> _Line:
        # Python compares names in this form (PEP 3131), and so they may be given.
        kept = [i for i in self.items if i.bound in names or normalize("NFKC", i.bound) in names]
        return self if len(kept) == len(self.items) else _Line(self.indent, kept, self.ending)


def import_of(module: str, names: Sequence[str], width: int = 0) -> str:
    """``from module import a, b``, one name a line where the line would be too long."""
    line = f"from {module} import {', '.join(names)}\n"
    if len(line) <= (width or USUAL_WIDTH) + 1:
        return line
    return "".join([f"from {module} import (\n", *(f"    {name},\n" for name in names), ")\n"])


def trim(statement: str, names: Collection[str], *, apart: int = 0, width: int = 0) -> str | None:
    """``statement`` with only the names in ``names`` left.

    On one line if they fit there (in ``width`` columns, 0 for PEP 8's) and no trailing comma is to keep
    them apart, as it does so many names as ``apart`` or more.

    Returns ``None`` when the statement is not a plain import list (several statements on a line,
    a star), which the caller then keeps whole. At least one of ``names`` must be bound by it.
    """
    head = _HEAD.match(statement)
    if head is None:
        return None
    parsed = _lines(statement, head.end(), bool(head["open"]))
    if parsed is None:
        return None
    lines, tail = parsed
    trailing_comma = _last_item(lines).separator != ""
    kept = _without_empty(lines, names)
    first = statement[: head.end()] + _text(kept[0])
    if len(first.rstrip()) > max(width or WIDTH, *map(len, statement.splitlines())):
        kept = _without_empty(lines, names, moves_up=False)
    if not trailing_comma:
        last = _last_item(kept)
        last.separator = last.separator.partition(",")[2] if "#" in kept[-1].ending else ""
    listed = "".join(map(_text, kept))
    fewer = sum(len(line.items) for line in kept) < apart
    commented = "#" in listed or "#" in tail.partition(")")[0]
    if head["open"] and (fewer or not trailing_comma) and not commented:
        line = _on_one_line(statement[: head.end()], kept, tail)
        if len(line.rstrip()) <= (width or WIDTH):
            return line
    return statement[: head.end()] + listed + tail


def least_apart(statements: Iterable[str], width: int = 0) -> int:
    """The fewest names that imports of a file have on a line each though they fit on one.

    A trailing comma is why, and a formatter's rule may be: of fewer names a file shows nothing.
    """
    return min((_apart(statement, width) for statement in statements), default=_NEVER)


@lru_cache(maxsize=1 << 10)
def _apart(statement: str, width: int) -> int:
    head = _HEAD.match(statement)
    parsed = _lines(statement, head.end(), True) if head and head["open"] else None
    if head is None or parsed is None or "#" in statement or not _last_item(parsed[0]).separator:
        return _NEVER
    line = _on_one_line(statement[: head.end()], *parsed)
    is_apart = "\n" in statement.strip() and len(line.strip()) <= (width or WIDTH)
    return sum(len(one.items) for one in parsed[0]) if is_apart else _NEVER


def _on_one_line(head: str, lines: Sequence[_Line], tail: str) -> str:
    """The import without its brackets, as formatters write what has no trailing comma and fits."""
    names = ", ".join(item.text for line in lines for item in line.items)
    return f"{head[:-1].rstrip()} {names}{tail.partition(')')[2]}"


def trimmed(text: str, head: int, names: Collection[str], *, apart: int = 0, width: int = 0) -> str:
    """The same for an import that begins at ``head``, under its own comments; whole if it is none."""
    return text[:head] + (trim(text[head:], names, apart=apart, width=width) or text[head:])


def bound_names(statement: str) -> tuple[str, ...] | None:
    """The names that a plain import list binds, in order; ``None`` for any other text."""
    head = _HEAD.match(statement)
    parsed = _parsed(statement, head.end(), bool(head["open"])) if head else None
    return tuple(item.bound for line in parsed[0] for item in line.items) if parsed else None


def joined_names(line: str) -> tuple[str, ...] | None:
    """The names of several imports on one line, ``import a; import b``; ``None`` for any other text."""
    code = line.partition("#")[0].strip().rstrip(";")
    names = [bound_names(part.strip()) for part in code.split(";")]
    return tuple(name for part in names if part for name in part) if all(names) else None


def listed_names(statement: str) -> list[tuple[str, ...]]:
    """The names on each line of an import's list, for lines that go where none of their names is kept.

    Empty for a statement that is kept whole.
    """
    head = _HEAD.match(statement)
    parsed = _parsed(statement, head.end(), bool(head["open"])) if head else None
    if parsed is None:
        return []
    return [tuple(item.bound for item in line.items) for line in parsed[0] if line.items]


class Imported(NamedTuple):
    """A plain import list: from which module (empty for ``import a``), and each name as it is written."""

    module: str
    items: tuple[str, ...]
    bound: tuple[str, ...]


def imported(statement: str) -> Imported | None:
    """What a plain import list imports; ``None`` for any other text."""
    head = _HEAD.match(statement)
    parsed = _lines(statement, head.end(), bool(head["open"])) if head else None
    if head is None or parsed is None:
        return None
    items = [item for line in parsed[0] for item in line.items]
    module = _MODULE.match(_plain(head[0]))
    return Imported(
        module[1] if module else "", tuple(_plain(i.text) for i in items), tuple(i.bound for i in items)
    )


def _plain(text: str) -> str:
    """On one line, with one blank where there are several."""
    return " ".join(text.replace("\\", " ").split())


def extended(statement: str, items: Sequence[str], newline: str) -> str:
    """``statement``, a plain import list, with more names: in their place if it is sorted, else behind."""
    head = _HEAD.match(statement)
    parsed = _lines(statement, head.end(), bool(head["open"])) if head else None
    if head is None or parsed is None:
        return statement
    lines, tail = parsed
    for text in items:
        _insert(lines, _Item(_bound(text), text), newline)
    return statement[: head.end()] + "".join(map(_text, lines)) + tail


def _insert(lines: list[_Line], new: _Item, newline: str) -> None:
    """Puts one name into a list: on a line of its own where each has one."""
    places = [(line, index) for line in lines for index in range(len(line.items))]
    names = [line.items[index].text.lower() for line, index in places]
    ordered = sorted(names) == names
    at = next((n for n, name in enumerate(names) if ordered and name > new.text.lower()), len(names))
    line, index = places[min(at, len(places) - 1)]
    alone = len(lines) > 1 and not lines[0].items and all(len(one.items) <= 1 for one in lines)
    if not alone:
        if at < len(places):
            line.items.insert(index, _Item(new.bound, new.text, ", "))
            return
        last = line.items[index]
        trailing = last.separator
        last.separator = ", "
        line.items.append(_Item(new.bound, new.text, trailing))
        return
    own = next(k for k, one in enumerate(lines) if one is line) + (at == len(places))
    last = _last_item(lines)
    if at == len(places) and not last.separator:
        last.separator, ending = ",", line.ending
        new.separator = ""
        line.ending = ending if ending.endswith(("\n", "\r")) else newline
        lines.insert(own, _Line(line.indent or "    ", [new], ending))
        return
    new.separator = ","
    indent = next((one.indent for one in lines if one.items and one.indent.strip(" \t") == ""), "    ")
    lines.insert(own, _Line(indent, [new], newline))


def _lines(statement: str, position: int, parenthesised: bool) -> tuple[list[_Line], str] | None:
    """The lines of the list, to be changed, and what follows it; ``None`` if the text is something else."""
    parsed = _parsed(statement, position, parenthesised)
    return ([line.copy() for line in parsed[0]], parsed[1]) if parsed else None


@lru_cache(maxsize=1 << 10)
def _parsed(statement: str, position: int, parenthesised: bool) -> tuple[list[_Line], str] | None:
    """The same, which nobody changes: each part asks again."""
    found = _Found(parenthesised)
    for token in _tokens(statement, position, parenthesised):
        position = token.end()
        if not found.takes(token):
            return None
    lines, tail = found.all_lines(), statement[position:]
    if parenthesised != tail.startswith(")") or not _is_closing(tail):
        return None
    return (lines, found.blank + tail) if any(line.items for line in lines) else None


def _tokens(statement: str, position: int, parenthesised: bool) -> Iterator[re.Match[str]]:
    """What stands in the list; without brackets a comment ends it, and a line that is not continued."""
    while (token := _TOKEN.match(statement, position)) and token["stop"] is None:
        ends = token["comment"] is not None or (token["newline"] or "\\")[0] != "\\"
        if ends and not parenthesised:
            return
        yield token
        position = token.end()


class _Found:
    """The lines of a list, as its tokens come."""

    def __init__(self, parenthesised: bool) -> None:
        self._parenthesised = parenthesised
        self._lines: list[_Line] = []
        self._indent = ""
        self._items: list[_Item] = []
        self.blank = ""
        """What has come since the last item, and is not its separator."""

    def all_lines(self) -> list[_Line]:
        return [*self._lines, _Line(self._indent, self._items, "")] if self._items else self._lines

    def takes(self, token: re.Match[str]) -> bool:
        """Take one more; whether it may stand there."""
        if token["comma"] is not None:
            return self._separate()
        if token["item"] is not None:
            self._add(token["item"])
        elif token["newline"] is not None and (self._items or self._opens):
            self._end_line(token["newline"])
        else:
            self._fill(token)
        return True

    @property
    def _opens(self) -> bool:
        """Whether the line with the bracket is not over yet."""
        return self._parenthesised and not self._lines

    def _add(self, text: str) -> None:
        if not self._items:
            self._indent += self.blank
        self._items.append(_Item(_bound(text), text))
        self.blank = ""

    def _separate(self) -> bool:
        if self._items:
            self._items[-1].separator = self.blank + ","
            self.blank = ""
        return bool(self._items)

    def _end_line(self, newline: str) -> None:
        self._lines.append(_Line(self._indent, self._items, self.blank + newline))
        self._indent, self._items, self.blank = "", [], ""

    def _fill(self, token: re.Match[str]) -> None:
        """Blanks and comments: those behind a comma are its item's."""
        self.blank += token[0]
        if token["blank"] is not None and self._items and self._items[-1].separator:
            self._items[-1].separator += self.blank
            self.blank = ""


def _is_closing(tail: str) -> bool:
    """Whether nothing but the bracket and a comment follows."""
    return re.fullmatch(r"\)?[ \t\f]*(?:#[^\n\r]*)?\s*", tail) is not None


def _bound(item: str) -> str:
    """``c`` of ``a.b as c``, else ``a`` of ``a.b``."""
    match = _BOUND.match(item)
    return match["name"].strip("`") if match else item


def _without_empty(lines: list[_Line], names: Collection[str], *, moves_up: bool = True) -> list[_Line]:
    """The lines that have some of the names; where the first has none, the next moves up to the keyword."""
    kept: list[_Line] = []
    for number, line in enumerate(lines):
        shorter = line.keep(names)
        if line.items and not shorter.items:
            continue
        if shorter is not line:
            blanks = line.items[-1].separator.rpartition(",")[2] if line.ending.startswith("#") else ""
            shorter.items[-1].separator = (shorter.items[-1].separator.rstrip() or ",") + blanks
        # The list went on behind the bracket, and its first line is gone.
        if number and not kept and not moves_up:
            kept.append(_Line("", [], _BREAK.findall(lines[0].ending)[0]))
        elif number and not kept:
            shorter = _Line(
                shorter.indent.lstrip() if not shorter.indent.strip() else shorter.indent,
                shorter.items,
                shorter.ending,
            )
        kept.append(shorter)
    if kept[-1] is not lines[-1] and not lines[-1].ending and kept[-1].ending.strip() in ("", "\\"):
        kept[-1] = _Line(kept[-1].indent, kept[-1].items, "")
    return kept


def _last_item(lines: list[_Line]) -> _Item:
    return next(line for line in reversed(lines) if line.items).items[-1]


def _text(line: _Line) -> str:
    return line.indent + "".join(item.text + item.separator for item in line.items) + line.ending
