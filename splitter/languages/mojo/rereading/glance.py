"""A file's lines with the bodies of its statements only glanced at, for the second reading only.

What a body uses is all that is asked of it. It is found by one pass of an expression that names what
:mod:`splitter.languages.mojo.rereading.tokens` names, without each token being looked at; the line that
opens the body, and all of a statement that opens none, is read token by token. Where anything is out
of the ordinary (a string or a bracket that is open where the next statement seems to begin, a string
with fields, a backslash, a form feed) the tokens decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, product

from splitter.languages.mojo.rereading.tokens import ENDING, Line, LineKind, logical_lines

_HEAD = re.compile(r"\n(?=[^\s\#)\]}])")
_HEAD_OF_ANY = re.compile(r"[\r\n](?=[^\s\#)\]}])")
"""The same where a CR ends lines, which takes longer to find."""
_PHYSICAL = re.compile(r"([^\r\n]*)(?:\r\n|\r|\n|\Z)")
_WORD = r"(?:[^\W\d]\w*|`[^`\r\n]*`)"
_KEYWORD = rf"(?:\s|\#[^\r\n]*[\r\n])*{_WORD}[ \t]*=(?!=)"
_BETWEEN = r"""[^\w.,\#()\[\]{}\\"'`]+"""
_GLANCE = re.compile(
    rf"""
    (?<![(\[,]){_BETWEEN}
  | \.(?:\.\.|\s*{_WORD})
  | (?=["'rR])[rR]?(?:
        \"{{3}}[^"\\]*(?:(?:\\[\s\S]|\"(?!\"\"))[^"\\]*)*\"{{3}}
      | '{{3}}[^'\\]*(?:(?:\\[\s\S]|'(?!''))[^'\\]*)*'{{3}}
      | "(?!"")[^"\\\r\n]*(?:\\(?:\r\n|[\s\S])[^"\\\r\n]*)*"
      | '(?!'')[^'\\\r\n]*(?:\\(?:\r\n|[\s\S])[^'\\\r\n]*)*'
    )
  | (?<=[(\[]){_KEYWORD}
  | (
        (?<=,){_KEYWORD} | (?=[fFtTrR])(?:[fFtT][rR]?|[rR][fFtT])["'] | [^\W\d]\w*
      | [()\[\]{{}}] | \#[^\r\n]* | `[^`\r\n]*` | [\\"'`]
    )
  | \d[\w.]* | {_BETWEEN}
    """,
    re.VERBOSE,
)
"""Caught are names, brackets, comments, what may be a call's keyword, and what is out of the ordinary.

Of each two neighbours the likelier branch stands first; blanks before a keyword are the keyword's.
"""

_PLAIN_OPENING = re.compile(r"(fn|def) ([^\W\d]\w*)(\()(\))(?: (raises))?(:)(?=[\r\n])")
"""The line that opens most tests."""

_PREFIXES = ("f", "t", "fr", "tr", "rf", "rt")
_CASED = {"".join(letters) for one in _PREFIXES for letters in product(*({c, c.upper()} for c in one))}
_ODD = frozenset({*"\\\"'`", *(prefix + quote for prefix in _CASED for quote in "\"'")})
_BRACKETS = frozenset("()[]{}")


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
    caught = list(filter(None, _GLANCE.findall(text, head, end)))
    names = _names(caught)
    if names is None:
        return []
    opening = _opening(text, head, end, number)
    commented = bool(caught) and caught[-1][0] == "#"
    below = _below(text, opening.end, end) if commented else end
    code = head + len(text[head:below].rstrip())
    if code > opening.end and opening.tokens[-1] != ":":
        return []
    whole = opening._replace(end=max(code, opening.end), names=names)
    if not commented:
        return [whole, Line(LineKind.BLANK, end, end, number, indented=False, tokens=())]
    rest = _loose(text, below, end, number + count_endings(text, head, below))
    comments = [line.tokens[0] for line in rest or () if line.kind is LineKind.COMMENT]
    if rest is None or [one.rstrip() for one in caught[len(caught) - len(comments) :]] != comments:
        return []
    return [whole, *rest]


def _opening(text: str, head: int, end: int, number: int) -> Line:
    """The line that opens the statement at ``head``."""
    plain = _PLAIN_OPENING.match(text, head, end)
    if plain:
        tokens = [token for token in plain.groups() if token]
        return Line(LineKind.CODE, head, plain.end(), number, indented=False, tokens=tokens)
    return next(logical_lines(text, head, end, number))


def _names(caught: Sequence[str]) -> frozenset[str] | None:
    """What is used, from what was caught; ``None`` where a string or a bracket is open at the end."""
    distinct = set(caught)
    if not distinct.isdisjoint(_ODD):
        return None
    brackets = "".join(filter(_BRACKETS.__contains__, caught))
    while brackets != (brackets := brackets.replace("()", "").replace("[]", "").replace("{}", "")):
        pass
    if brackets:
        return None
    names = {one.strip("`") for one in distinct - _BRACKETS if one[0] != "#" and one[-1] != "="}
    if len(names) + len(distinct & _BRACKETS) < len(distinct):
        names.update(_assigned(caught))
    return frozenset(names)


def _assigned(caught: Sequence[str]) -> Iterator[str]:
    """What looks like a call's keyword and stands outside brackets: ``x, SEED = pair()``."""
    depth = 0
    for one in caught:
        if one in "([{":
            depth += 1
        elif one in ")]}":
            depth -= 1
        elif one[-1] == "=" and one[0] != "#" and not depth:
            yield one.rstrip("= \t").split()[-1].strip("`")


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
    while start < end:
        match = _PHYSICAL.match(text, start, end)
        assert match is not None
        comment = match[1].lstrip(" \t")
        if not comment:
            found.append(Line(LineKind.BLANK, start, start, number + len(found), indented=False, tokens=()))
        elif comment[0] == "#":
            first = match.end(1) - len(comment)
            line = Line(
                LineKind.COMMENT, first, match.end(1), number + len(found), first > start, [comment.rstrip()]
            )
            found.append(line)
        else:
            return None
        start = match.end()
    return found


def count_endings(text: str, start: int, end: int) -> int:
    """How many lines end between two offsets."""
    if text.find("\r", start, end) < 0:
        return text.count("\n", start, end)
    return len(ENDING.findall(text, start, end))
