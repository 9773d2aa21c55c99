"""What the body of a function that runs tests does: for each of them, and whatever they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from splitter.languages.mojo.rereading.given import Attributed, BodyLine, Group, attributed, names_of, runs_of
from splitter.languages.mojo.rereading.loose import Item, ItemKind, lines_about, loose_of, one
from splitter.languages.mojo.rereading.statements import bare
from splitter.languages.mojo.rereading.tokens import Line, LineKind, Unreadable, logical_lines
from splitter.model.statements import Extent, Loose, Piece

_JOINS = frozenset({"else", "elif", "except", "finally"})
_OPENS = frozenset({"try", "if", "for", "while", "with", *_JOINS})
_PHYSICAL = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


_TUPLE = re.compile(r"(\bdiscover_tests\s*\[\s*\()((?:[^()#]|#[^\r\n]*)*)(?=\)\s*\])")
_IN_TUPLE = re.compile(r"#[^\r\n]*|[^\s,#]+")
_TUPLE_TOKENS = ["discover_tests", "[", "("]


def unfolded(text: str) -> str:
    """The text with each test of an explicit ``discover_tests[(...)]`` on a line of its own; else nothing."""
    if "discover_tests" not in text:
        return ""
    return _TUPLE.sub(lambda match: "\n".join([match[1], *_IN_TUPLE.findall(match[2]), ""]), text)


class Body(NamedTuple):
    """What a function that runs tests does."""

    used: tuple[str, ...]
    """The identifiers that it uses, in order."""
    steady: tuple[str, ...]
    """The statements that are about no test. Prints and counters are left out: they may be about one."""
    pieces: tuple[Piece, ...]
    """The statements that run tests."""
    counters: tuple[str, ...]
    """What is counted up between them."""
    loose: tuple[Loose, ...]
    """The prints and comments."""
    binds: frozenset[str]
    """The variables that it gives a value."""


def body_of(text: str, tests: frozenset[str], runners: frozenset[str]) -> Body:
    """Read a function; ``runners`` are the functions that run tests.

    Raises ``Unreadable`` where a line is not indented as those above it ask for.
    """
    runs = tests | runners
    lines, rest = body_lines(text)
    _check_indentation(lines)
    first = next((n for n, line in enumerate(lines) if line.column > lines[0].column), len(lines))
    steady: list[str] = []
    pieces: list[Piece] = []
    counters: list[str] = []
    statements = list(attributed(_groups(lines[first:]), runs))
    for group, names, owners in statements:
        if names:
            pieces.append(_piece(group, names, runs))
        elif owners:
            pieces.extend(_using(group, owners))
        elif not _is_loose(group):
            steady.append(_text(group))
        elif _counts(group):
            counters.append(group[0].tokens[0])
    words = (name for line in lines for name in names_of(line))
    binds = frozenset[str]().union(*(line.bound for line in lines[first:]))
    loose = _loose(statements, rest, None, tests, runs)
    return Body(tuple(words), tuple(steady), tuple(pieces), tuple(counters), tuple(loose), binds)


def body_lines(text: str) -> tuple[list[BodyLine], list[str]]:
    """The lines of code, and what is below the last one, as it is above each."""
    found: list[BodyLine] = []
    above: list[str] = []
    for number, line in _read(text):
        if isinstance(line, BodyLine):
            found.append(BodyLine(*line[:6], number, above))
            above = []
        elif line and above and above[-1]:
            above[-1] += f"\n{line}"
        else:
            above.append(line)
    return found, above


def _read(text: str) -> Iterator[tuple[int, BodyLine | str]]:
    """The lines of code of a text, its comments, and "" for a blank line, with their numbers."""
    start = 0
    for number, physical in enumerate(_PHYSICAL.findall(text), 1):
        line = _alone(physical)
        if line is None:
            yield from ((one.number, _line(text, one)) for one in logical_lines(text, start, number=number))
            return
        yield number, line
        start += len(physical)


_CALL = re.compile(r"""([ \t]*)([^\W\d]\w*)\(("(?!"")[^"\\\r\n]*"|)\)(?:\r\n|\r|\n|\Z)""")
"""A call without arguments or with one plain string, as most lines of a function that runs tests are."""


@lru_cache(maxsize=16384)
def _alone(physical: str) -> BodyLine | str | None:
    """What a line is wherever a logical one begins with it, for each part has it again.

    ``None`` where that depends on the lines below: a bracket or a string is open, or a backslash ends it.
    """
    if call := _CALL.fullmatch(physical):
        indent, name, string = call.groups()
        tokens = [name, "(", string, ")"] if string else [name, "(", ")"]
        return BodyLine(tokens, len(indent), " ".join(tokens), (name,), frozenset(), 0)
    if physical.rstrip("\r\n").endswith("\\"):
        return None
    try:
        (line,) = logical_lines(physical)
    except (Unreadable, ValueError):
        return None
    return _line(physical, line)


def _line(text: str, line: Line) -> BodyLine | str:
    if line.kind is LineKind.CODE:
        return BodyLine.of(text, line)
    return line.tokens[0] if line.kind is LineKind.COMMENT else ""


def _check_indentation(lines: Group) -> None:
    """A line is deeper than one that opens a block, and only then; any other goes on with a block.

    The first block is the body: nothing below its first line stands beside the signature.
    """
    blocks: list[int] = []
    for above, line in pairwise(lines):
        opens = above.tokens[-1] == ":"
        if opens:
            blocks.append(line.column)
        while blocks and blocks[-1] > line.column:
            blocks.pop()
        goes_on = blocks[-1:] == [line.column] or line.column == above.column
        if (line.column > above.column) != opens or not goes_on:
            raise Unreadable(f"line {line.number} of a runner is not indented as those above ask for")


def _groups(lines: Group) -> Iterator[list[BodyLine]]:
    """The statements of a block, each with the lines under it."""
    group: list[BodyLine] = []
    for line in lines:
        begins = line.column <= lines[0].column and line.tokens[0] not in _JOINS
        if group and begins and group[-1].tokens[0] != "@":
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _using(group: Group, owners: frozenset[str]) -> Iterator[Piece]:
    """A statement that uses what calls of tests gave; a print is told among the prints."""
    if not _is_loose(group):
        yield Piece(_text(group), 0, of=owners)


def _piece(group: Group, ran: Set[str], runs: Set[str]) -> Piece:
    """A statement that runs tests, ``ran``: as it is, and as a block of clauses with statements in them."""
    if listed := _listed(group, runs):
        return Piece(_text(group), len(listed), _outside(group), tuple(Piece(name, 1) for name in listed))
    if not _is_block(group):
        return Piece(_text(group), len(ran))
    skeleton: list[str] = []
    inner: list[Piece] = []
    for clause in _clauses(group):
        skeleton.append(clause[0].text)
        if not runs_of(clause, runs):
            skeleton.extend(line.text for line in clause[1:] if line.text != "pass")
            continue
        for statement, names, owners in attributed(_groups(clause[1:]), runs):
            if names:
                inner.append(_piece(statement, names, runs))
            elif owners:
                inner.extend(_using(statement, owners))
            elif not _is_loose(statement):
                skeleton.append(_text(statement))
    return Piece(_text(group), len(ran), "\n".join(skeleton), tuple(inner))


def _tuple_at(tokens: Sequence[str]) -> slice:
    """Where the tokens of a tuple of tests are; empty where there is none."""
    if "discover_tests" not in tokens:
        return slice(0, 0)
    starts = (n for n in range(len(tokens) - 4) if [*tokens[n : n + 3]] == _TUPLE_TOKENS)
    start = next(starts, len(tokens)) + 3
    return slice(start, tokens.index(")", start)) if start < len(tokens) else slice(0, 0)


def _listed(group: Group, runs: Set[str]) -> Sequence[str]:
    """The tests of a statement that is one line and has them in a tuple, and names them nowhere else."""
    tokens = group[0].tokens
    if len(group) > 1 or "discover_tests" not in tokens:
        return ()
    inner = tokens[_tuple_at(tokens)]
    names = [bare(token) for token in inner if token != ","]
    if not names:
        return ()
    alone = names == [name for name in group[0].names if name in runs]
    return names if alone and all(a == "," for a in inner[1::2]) else ()


def _outside(group: Group) -> str:
    tokens = list(group[0].tokens)
    tokens[_tuple_at(tokens)] = []
    return " ".join(tokens)


def _is_block(group: Group) -> bool:
    """Whether a statement has clauses: ``if``, also ``comptime if`` and, before that, ``@parameter if``."""
    if len(group) < 2:
        return False
    first = next((line.tokens for line in group if line.tokens[0] != "@"), group[0].tokens)
    return first[first[0] == "comptime" and len(first) > 1] in _OPENS


def _clauses(group: Group) -> Iterator[list[BodyLine]]:
    clause: list[BodyLine] = []
    for line in group:
        if clause and line.column <= group[0].column:
            yield clause
            clause = []
        clause.append(line)
    yield clause


def _loose(
    statements: Iterable[Attributed],
    rest: Sequence[str],
    whole: Extent | None,
    tests: frozenset[str],
    runs: Set[str],
) -> Iterator[Loose]:
    """The prints and comments of a block that is about ``whole``; ``rest`` is what is below its last line."""
    items: list[Item] = []
    for group, names, owners in statements:
        apart = _take_comments(items, group[0].above)
        items.append(Item(_kind(group, names), _text(group), apart, names or owners))
        if names and _is_block(group):
            clauses = list(_clauses(group))
            idle = tests if len(names) > 1 else frozenset[str]()  # of one test all goes with it
            for clause, following in zip(clauses, [*clauses[1:], []], strict=True):
                below = following[0].above if following else ()
                inner = attributed(_groups(clause[1:]), runs)
                yield from _loose(inner, below, one(names), idle, runs)
        else:
            about = one(names) if names else whole
            for comment in (text for line in group[1:] for text in line.above if text):
                yield from lines_about(comment, about)
    _take_comments(items, rest)
    yield from loose_of(items, tests, whole)


def _take_comments(items: list[Item], above: Sequence[str]) -> bool:
    """Append the comments of a gap; returns whether it ends with blank lines."""
    apart = False
    for text in above:
        if text:
            items.append(Item(ItemKind.COMMENT, text, apart))
        apart = not text
    return apart


def _kind(group: Group, runs: Set[str]) -> ItemKind:
    if runs:
        return ItemKind.RUN
    if _counts(group):
        return ItemKind.COUNTER
    return ItemKind.PRINT if group[0].tokens[0] == "print" else ItemKind.OTHER


def _counts(group: Group) -> bool:
    tokens = group[0].tokens
    return len(tokens) == 3 and tokens[1] == "+=" and tokens[2] == "1"


def _is_loose(group: Group) -> bool:
    return group[0].tokens[0] in ("print", "pass") or _counts(group)


def _text(group: Group) -> str:
    return group[0].text if len(group) == 1 else "\n".join([line.text for line in group])
