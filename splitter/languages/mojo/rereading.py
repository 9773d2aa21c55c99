"""The second reading of a Mojo file, for the proof: every token of it, in logical lines.

Shares no code with the first reading (:mod:`splitter.lexical`, :mod:`splitter.imports`), on purpose:
a mistake of one is not repeated by the other. The first skips from bracket to bracket and line to
line; this one names each token, and learns what a statement is and uses from its tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from splitter.languages.mojo.tokens import Line, LineKind, Unreadable, logical_lines
from splitter.reading import Alias, Reading, Role, Statement

_BOM = b"\xef\xbb\xbf"
_JOINS = frozenset({"else", "elif", "except", "finally"})
_OPENERS = frozenset("([,")
_TYPES = frozenset({"struct", "trait", "extension", "__extension"})
_VALUES = frozenset({"comptime", "alias", "var", "let"})
_CLAUSES = frozenset({"if", "for", "assert"})
_WORD = re.compile(r"[^\W\d]\w*|`[^`]*`")
_BLANKS = re.compile(r"[ \t\f]*")
_QUOTES = frozenset("\"'")
_LITERAL = re.compile(r"""[rR]?(?P<quote>\"\"\"|'''|"|')(?P<content>[\s\S]*)(?P=quote)""")


def reread(data: bytes) -> Reading:
    """The statements of a file, from its tokens."""
    try:
        text = data.removeprefix(_BOM).decode("utf-8")
        chunks, closing = _chunks(list(logical_lines(text)))
    except UnicodeDecodeError as error:
        return Reading((), problem=str(error))
    except Unreadable as error:
        return Reading((), problem=str(error))
    statements = _related([_statement(text, chunk, n) for n, chunk in enumerate(chunks)], chunks)
    return Reading(tuple(statements), closing, _docstring(statements, chunks))


@dataclass
class _Chunk:
    """The lines of one statement, and the comment lines above it."""

    start: int
    end: int
    line: int
    comments: tuple[str, ...]
    attached: str
    tokens: list[str] = field(default_factory=list)
    """Of the statement itself, without its decorators."""
    decorators: list[str] = field(default_factory=list)


# Lines to statements


def _chunks(lines: Sequence[Line]) -> tuple[list[_Chunk], tuple[str, ...]]:
    """The statements of a file, and the comments after the last one."""
    chunks: list[_Chunk] = []
    gap: list[str] = []
    for line in lines:
        if line.kind is not LineKind.CODE:
            if line.kind is LineKind.COMMENT and line.indented and chunks and not any(gap):
                chunks[-1].end = line.end  # the last words of a body
                gap.clear()
            else:
                gap.append(line.tokens[0] if line.kind is LineKind.COMMENT else "")
        elif chunks and _goes_on(chunks[-1], line):
            chunks[-1].end = line.end
            _take(chunks[-1], line)
            gap.clear()
        else:
            chunks.append(_Chunk(line.start, line.end, line.number, *_comments(gap)))
            _take(chunks[-1], line)
            gap.clear()
    if chunks and not chunks[-1].tokens:
        raise Unreadable(f"line {chunks[-1].line}: a decorator is above nothing")
    detached, last = _comments(gap)
    return chunks, (*detached, last) if last else detached


def _goes_on(chunk: _Chunk, line: Line) -> bool:
    return line.indented or not chunk.tokens or line.tokens[0] in _JOINS


def _take(chunk: _Chunk, line: Line) -> None:
    if not chunk.tokens and line.tokens[0] == "@":
        chunk.decorators += line.tokens
    else:
        chunk.tokens += line.tokens


def _comments(gap: Sequence[str]) -> tuple[tuple[str, ...], str]:
    """The comment blocks of a gap that a blank line sets off, and the one directly above what follows."""
    blocks: list[list[str]] = [[]]
    for comment in gap:
        if comment:
            blocks[-1].append(comment)
        elif blocks[-1]:
            blocks.append([])
    *detached, attached = ("\n".join(block) for block in blocks)
    return tuple(detached), attached


# Statements


def _statement(text: str, chunk: _Chunk, index: int) -> Statement:
    role, binds, tests = _nature(chunk.tokens, index)
    imports = tuple(_aliases(chunk.tokens)) if role is Role.IMPORT else ()
    return Statement(
        text=text[chunk.start : _blanks_end(text, chunk.end)],
        line=chunk.line,
        role=role,
        comments=chunk.comments,
        attached=chunk.attached,
        binds=binds or tuple(a.bound for a in imports if a.bound != "*"),
        reads=frozenset() if imports else frozenset(_used([*chunk.decorators, *chunk.tokens])),
        tests=tests,
        imports=imports,
        everywhere=role in (Role.ACTION, Role.RUNNER) or any(a.bound == "*" for a in imports),
    )


def _blanks_end(text: str, end: int) -> int:
    """Where the blanks after a statement's last token end: they are its own, and must not get lost."""
    match = _BLANKS.match(text, end)
    return match.end() if match else end


def _nature(tokens: Sequence[str], index: int) -> tuple[Role, tuple[str, ...], tuple[str, ...]]:
    """What a statement is, the names that it binds, and the test that it holds."""
    words = tokens[1:] if tokens[0] == "async" else tokens
    first, second = words[0], _bare(words[1]) if len(words) > 1 else ""
    if _LITERAL.fullmatch("".join(tokens)):
        return (Role.DEFINITION if index else Role.DOCSTRING), (), ()
    if first in ("fn", "def"):
        if second == "main":
            return Role.RUNNER, (second,), ()
        plain = second.startswith("test") and list(words[2:4]) == ["(", ")"]
        return Role.DEFINITION, (second,), (second,) if plain else ()
    if first in _TYPES:
        return Role.DEFINITION, (second,), ()
    if first in _VALUES and second not in _CLAUSES:
        return Role.DEFINITION, tuple(_values(words)), ()
    if first in ("from", "import"):
        return Role.IMPORT, (), ()
    return Role.ACTION, (), ()


def _values(words: Sequence[str]) -> Iterator[str]:
    """``a``, ``b`` of ``var a, var b = ...`` and of ``comptime (a, b) = ...``."""
    for before, word in pairwise(words):
        if word in (",", "(", "var"):
            continue
        if before not in (",", "(", *_VALUES) or not _WORD.match(word):
            return
        yield _bare(word)


def _aliases(tokens: Sequence[str]) -> Iterator[Alias]:
    module, rest = "", list(tokens[1:])
    if tokens[0] == "from":
        if "import" not in rest:
            return
        split = rest.index("import")
        module, rest = "".join(rest[:split]), rest[split + 1 :]
    item: list[str] = []
    for token in [*rest, ","]:
        if token in "(),":
            if item:
                yield _alias(module, item)
            item = []
        else:
            item.append(token)


def _alias(module: str, item: Sequence[str]) -> Alias:
    path, new = (item[:-2], item[-1]) if "as" in item[1:-1] else (item, "")
    dotted = "".join(path)
    if module:
        return Alias(module, dotted, _bare(new or dotted))
    return Alias(dotted, "", _bare(new or dotted.partition(".")[0]))


def _used(tokens: Sequence[str]) -> Iterator[str]:
    """The identifiers that may refer to something outside, in order.

    Neither attributes nor the keywords of calls, whose token ends with its ``=``; outside brackets
    that is an assignment: ``x, SEED = pair()``. Nor strings with a prefix.
    """
    before, depth = "", 0
    for token in tokens:
        first = token[0]
        if first in "([{":
            depth += 1
        elif first in ")]}":
            depth -= 1
        elif (first.isalpha() or first in "_`") and token[-1] not in _QUOTES:
            keyword = token[-1] == "=" and depth > 0 and before in _OPENERS
            if before != "." and not keyword:
                yield _bare(token)
        before = token


def _bare(word: str) -> str:
    return word.rstrip("= \t").strip("`")


def _docstring(statements: Sequence[Statement], chunks: Sequence[_Chunk]) -> str | None:
    if not statements or statements[0].role is not Role.DOCSTRING:
        return None
    match = _LITERAL.fullmatch("".join(chunks[0].tokens))  # a comment beside it may have quotes too
    return match["content"] if match else None


# What statements are to one another


def _related(statements: Sequence[Statement], chunks: Sequence[_Chunk]) -> list[Statement]:
    """Runners beside ``main()``, docstrings of values, extensions of imported types."""
    tests = frozenset(name for s in statements for name in s.tests)
    imported = frozenset(name for s in statements if s.role is Role.IMPORT for name in s.binds)
    runners = _runners(statements, chunks, tests)
    found: list[Statement] = []
    for statement, chunk in zip(statements, chunks, strict=True):
        one = statement
        if statement.role is Role.RUNNER or runners.intersection(statement.binds):
            calls = tuple(name for name in _used(chunk.tokens[2:]) if name in tests)
            reads = statement.reads - tests
            one = one._replace(role=Role.RUNNER, calls=calls, reads=reads)
        elif statement.role is Role.DEFINITION and not statement.binds and found:
            one = one._replace(binds=found[-1].binds)
        elif chunk.tokens[0] in ("extension", "__extension") and imported.intersection(statement.binds):
            one = one._replace(everywhere=True)
        found.append(one)
    return found


def _runners(statements: Sequence[Statement], chunks: Sequence[_Chunk], tests: frozenset[str]) -> set[str]:
    """The functions that are no tests and run some, themselves or through one another."""
    functions = [
        s
        for s, chunk in zip(statements, chunks, strict=True)
        if chunk.tokens[0] in ("fn", "def", "async") and not s.tests and s.role is Role.DEFINITION
    ]
    runners: set[str] = set()
    while True:
        more = {f.binds[0] for f in functions if f.reads & (tests | runners) and f.binds[0] not in runners}
        if not more:
            return runners
        runners |= more
