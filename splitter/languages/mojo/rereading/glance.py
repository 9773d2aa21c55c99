"""A file's lines with the bodies of its statements only glanced at, for the second reading only.

What a body uses is all that is asked of it. It is what is left once strings and comments, signs,
attributes and the keywords of calls are taken out of its text; the line that opens the body, and all of a
statement that opens none, is read token by token. Where anything is out of the ordinary (a string or a
bracket that is open where the next statement seems to begin, a string with a prefix, a name in backticks,
a backslash, a form feed) the tokens decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from splitter.languages.mojo.rereading.tokens import BLANK, ENDING, Line, LineKind, logical_lines

_HEAD = re.compile(r"\n(?=[^\s\#)\]}])")
_HEAD_OF_ANY = re.compile(r"[\r\n](?=[^\s\#)\]}])")
"""The same where a CR ends lines, which takes longer to find."""
_PHYSICAL = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_QUOTED = re.compile(
    r"""
    "(?:""[^"\\]*(?:(?:\\[\s\S]|"(?!""))[^"\\]*)*\"{3} | (?!"")[^"\\\r\n]*(?:\\(?:\r\n|[\s\S])[^"\\\r\n]*)*")
  | '(?:''[^'\\]*(?:(?:\\[\s\S]|'(?!''))[^'\\]*)*'{3} | (?!'')[^'\\\r\n]*(?:\\(?:\r\n|[\s\S])[^'\\\r\n]*)*')
  | \#([^\r\n]*)
    """,
    re.VERBOSE,
)
"""A string, or a comment. Each branch begins with a sign of its own, so that the search skips to these."""

_WORD = bytes(c for c in range(128) if chr(c).isalnum() or chr(c) == "_")
_BLANKS = b" \t\n\r\f\v\0"
"""What may stand between a call's keyword and the bracket or comma before it."""
_OPENERS = (b"(", b"[", b",")
_OPEN, _CLOSE = (b"(", b"[", b"{"), (b")", b"]", b"}")

_WORDS = bytes(c if chr(c).isalnum() or chr(c) in "_." else 32 for c in range(128)) + bytes(128)
"""All but words and dots as blanks; what stands for a string is no more than that, too."""

_SHAPE = bytes(119 if chr(c).isalnum() or chr(c) == "_" else c for c in range(128)) + bytes(128)
"""Each letter of a word as the same one."""

_NO_BRACKETS = bytes(c for c in range(256) if chr(c) not in "()[]{}")
_ODD = (b"\\", b'"', b"'", b"`")

_PLAIN_OPENING = re.compile(r"(fn|def) ([^\W\d]\w*)(\()(\))(?: (raises))?(:)(?=[\r\n])")
"""The line that opens most tests."""


def glanced_lines(text: str, start: int = 0, stop: int | None = None, number: int = 1) -> Iterator[Line]:
    """As ``logical_lines``, but a statement with a body is one line: the tokens are those that open it.

    What the body uses are the line's ``names``. Comments below it are lines of their own.
    """
    stop = len(text) if stop is None else stop
    heads = heads_of(text, start, stop)
    lead = _loose(text, start, heads[0] if heads else stop, number)
    if lead is None or text.find("\f", start, stop) >= 0:
        return logical_lines(text, start, stop, number)
    return chain(lead, _statements(text, [*heads, stop], number + len(lead)))


def heads_of(text: str, start: int, stop: int) -> list[int]:
    """Where statements seem to begin: the lines that are neither indented nor blank nor a comment."""
    head = _HEAD_OF_ANY if text.find("\r", start, stop) >= 0 else _HEAD
    heads = [match.end() for match in head.finditer(text, start, stop)]
    if start < stop and text[start] not in " \t\r\n#":
        heads.insert(0, start)
    return heads


def _statements(text: str, heads: Sequence[int], number: int) -> Iterator[Line]:
    """The lines from each place where a statement seems to begin; the last one is the end."""
    places = {head: index for index, head in enumerate(heads[:-1])}
    at = 0
    while at < len(heads) - 1:
        head, end = heads[at], heads[at + 1]
        lines = _statement(text, head, end, number)
        if lines:
            yield from lines
            at, number = at + 1, number + count_endings(text, head, end)
            continue
        at = len(heads)
        for line in logical_lines(text, head, heads[-1], number):
            if line.start > head and line.start in places and line.kind is LineKind.CODE:
                at, number = places[line.start], line.number
                break
            yield line


def _statement(text: str, head: int, end: int, number: int) -> list[Line]:
    """The lines of the statement at ``head``; none if a glance does not tell that it ends at ``end``."""
    plain, *quoted = _QUOTED.split(text[head:end])
    names = _names("\0".join([plain, *quoted[1::2]]))
    if names is None:
        return []
    opening = _opening(text, head, end, number)
    commented = bool(quoted) and quoted[-2] is not None and not quoted[-1].strip()
    below = _below(text, opening.end, end) if commented else end
    code = head + len(text[head:below].rstrip())
    if code > opening.end and opening.tokens[-1] != ":":
        return []
    last = max(code, opening.end)
    whole = Line(LineKind.CODE, head, last, number, False, opening.tokens, names)
    if not commented:
        return [whole, BLANK]
    rest = _loose(text, below, end, number + count_endings(text, head, below))
    comments = [line.tokens[0][1:] for line in rest or () if line.kind is LineKind.COMMENT]
    known = [one.rstrip() for one in quoted[::2] if one is not None]
    if rest is None or known[len(known) - len(comments) :] != comments:
        return []
    return [whole, *rest]


def _opening(text: str, head: int, end: int, number: int) -> Line:
    """The line that opens the statement at ``head``."""
    plain = _PLAIN_OPENING.match(text, head, end)
    if plain:
        tokens = [token for token in plain.groups() if token]
        return Line(LineKind.CODE, head, plain.end(), number, indented=False, tokens=tokens)
    return next(logical_lines(text, head, end, number))


def _names(code: str) -> frozenset[str] | None:
    """What is used in code that has a NUL for each string and comment, if that is plain to see.

    ``None`` where a string or a bracket is open at the end, and where signs stand as they seldom do.
    """
    if not code.isascii():
        return None
    plain = code.encode()
    brackets = plain.translate(None, _NO_BRACKETS)
    while brackets != (brackets := brackets.replace(b"()", b"").replace(b"[]", b"").replace(b"{}", b"")):
        pass
    if brackets or any(map(plain.__contains__, _ODD)) or b"w\0" in plain.translate(_SHAPE):
        return None
    lean = _without_keywords(plain)
    words = lean.replace(b".", b" .").translate(_WORDS).decode().split()
    distinct = frozenset(words)
    return None if "." in distinct else frozenset(filter(str.isidentifier, distinct))


def _without_keywords(code: bytes) -> bytes:
    """Without the names of calls' arguments; what stands outside brackets is none: ``x, SEED = pair()``."""
    kept, at, start = [], 0, 0
    depth = counted = 0
    while (end := code.find(b"=", start)) >= 0:
        named = code[start:end].rstrip(b" \t")
        rest = named.rstrip(_WORD)
        ahead = rest.rstrip(_BLANKS)
        is_keyword = ahead[-1:] in _OPENERS and rest != named and not named[len(rest) :][:1].isdigit()
        if is_keyword and code[end + 1 : end + 2] != b"=":
            sign = start + len(ahead) - 1
            if ahead[-1:] == b",":
                depth += _opened(code, counted, sign)
                counted = sign
            if depth > 0 or ahead[-1:] != b",":
                kept.append(code[at:sign])
                at = end + 1
        start = end + 1
    return b" ".join([*kept, code[at:]])


def _opened(code: bytes, start: int, end: int) -> int:
    """How many brackets more are opened than closed between two offsets."""
    return sum(code.count(sign, start, end) for sign in _OPEN) - sum(
        code.count(sign, start, end) for sign in _CLOSE
    )


def _below(text: str, start: int, end: int) -> int:
    """Where the blank and comment lines at the end begin; ``start`` is on a line of code."""
    while True:
        stop = end - 1 if text[end - 1] in "\r\n" else end
        if stop < end and text[stop - 1 : end] == "\r\n":
            stop -= 1
        begin = max(text.rfind("\n", start, stop), text.rfind("\r", start, stop), start - 1) + 1
        if begin == start or text[begin:stop].lstrip(" \t")[:1] not in ("", "#"):
            return end
        end = begin


def _loose(text: str, start: int, end: int, number: int) -> list[Line] | None:
    """The blank and comment lines between two offsets; ``None`` if anything else is there."""
    found: list[Line] = []
    for physical in _PHYSICAL.findall(text, start, end):
        comment = physical.lstrip(" \t")
        if comment[:1] in "\r\n":
            found.append(BLANK)
        elif comment[0] == "#":
            first, last = start + len(physical) - len(comment), start + len(physical.rstrip("\r\n"))
            number_here = number + len(found)
            found.append(Line(LineKind.COMMENT, first, last, number_here, first > start, [comment.rstrip()]))
        else:
            return None
        start += len(physical)
    return found


def count_endings(text: str, start: int, end: int) -> int:
    """How many lines end between two offsets."""
    if text.find("\r", start, end) < 0:
        return text.count("\n", start, end)
    return len(ENDING.findall(text, start, end))
