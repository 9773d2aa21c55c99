"""What a statement is, what it binds and what it uses, from its tokens alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from splitter.languages.mojo.rereading.chunks import Chunk
from splitter.languages.mojo.rereading.tokens import Unreadable
from splitter.model.statements import Alias, Role, Statement, Use

_OPENERS = frozenset("([,")
_TYPES = frozenset({"struct", "trait", "extension", "__extension"})
_VALUES = frozenset({"comptime", "alias", "var", "let"})
_CLAUSES = frozenset({"if", "for", "assert"})
_WORD = re.compile(r"[^\W\d]\w*|`[^`]*`")
_BLANKS = re.compile(r"[ \t\f]*")
_QUOTES = frozenset("\"'")
LITERAL = re.compile(r"""[rR]?(?P<quote>\"\"\"|'''|"|')(?P<content>[\s\S]*)(?P=quote)""")


def statement_of(text: str, chunk: Chunk, index: int) -> Statement:
    if known := chunk.known:
        return Statement(known.text, chunk.line, known.role, chunk.comments, chunk.attached, *known[5:])
    role, binds, tests = _nature(chunk.tokens, index)
    imports = tuple(aliases(chunk.tokens)) if role is Role.IMPORT else ()
    reads = frozenset() if imports else chunk.names.union(used([*chunk.decorators, *chunk.tokens]))
    return Statement(
        text=text[chunk.start : _blanks_end(text, chunk.end)],
        line=chunk.line,
        role=role,
        comments=chunk.comments,
        attached=chunk.attached,
        binds=binds or tuple(a.bound for a in imports if a.bound != "*"),
        uses=(Use.known(frozenset(reads)),),
        tests=tests,
        imports=imports,
        everywhere=role in (Role.ACTION, Role.RUNNER) or any(a.bound == "*" for a in imports),
        number=_number(chunk.tokens),
    )


def _number(tokens: Sequence[str]) -> int | None:
    """The number of ``comptime ALL = 12`` and of ``alias ALL: Int = 12``."""
    plain = len(tokens) == 3 or (len(tokens) == 5 and tokens[2] == ":")
    constant = plain and tokens[0] in ("comptime", "alias") and tokens[-2].endswith("=")
    return int(tokens[-1]) if constant and tokens[-1].isdecimal() else None


def _blanks_end(text: str, end: int) -> int:
    """Where the blanks after a statement's last token end: they are its own, and must not get lost."""
    match = _BLANKS.match(text, end)
    return match.end() if match else end


def _nature(tokens: Sequence[str], index: int) -> tuple[Role, tuple[str, ...], tuple[str, ...]]:
    """What a statement is, the names that it binds, and the test that it holds."""
    words = tokens[1:] if tokens[0] == "async" else tokens
    first, second = words[0], bare(words[1]) if len(words) > 1 else ""
    if all(map(LITERAL.fullmatch, tokens)):
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
        yield bare(word)


def aliases(tokens: Sequence[str]) -> Iterator[Alias]:
    """The names of an import, or of several on one line."""
    while ";" in tokens:
        yield from _aliases_of_one(tokens[: tokens.index(";")])
        tokens = tokens[tokens.index(";") + 1 :]
    yield from _aliases_of_one(tokens)


def _aliases_of_one(tokens: Sequence[str]) -> Iterator[Alias]:
    if not tokens:
        return
    if "(" in tokens and tokens[-1] != ")":
        raise Unreadable("an import goes on behind its bracket")
    module, rest = "", list(tokens[1:])
    if tokens[0] == "from":
        if "import" not in rest:
            return
        split = rest.index("import")
        module, rest = _dotted(rest[:split]), rest[split + 1 :]
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
    dotted = _dotted(path)
    if module:
        return Alias(module, dotted, bare(new or dotted))
    return Alias(dotted, "", bare(new or dotted.partition(".")[0]))


def _dotted(path: Sequence[str]) -> str:
    if len(path) == 1:
        return path[0]
    if any(_WORD.match(one) and _WORD.match(other) for one, other in pairwise(path)):
        raise Unreadable(f"an import can't be read: {' '.join(path)}")
    return "".join(path)


def idle_imports(statements: Sequence[Statement]) -> Iterator[Alias]:
    """The names that no part must have if nothing uses them: an import has no effect but these.

    Not so what a comment is about, what shares its line, and tests, which a runner may discover. What
    stands above the first statement is about the file.
    """
    for number, one in enumerate(statements):
        if one.role is not Role.IMPORT or one.everywhere or (number and one.attached):
            continue
        if "#" not in one.text and ";" not in one.text:
            yield from (alias for alias in one.imports if not alias.bound.startswith("test"))


def used(tokens: Sequence[str]) -> Iterator[str]:
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
                yield token if token.isidentifier() else bare(token)
        before = token


def bare(word: str) -> str:
    return word.rstrip("= \t").strip("`")


def docstring_of(statements: Sequence[Statement], chunks: Sequence[Chunk]) -> str | None:
    if not statements or statements[0].role is not Role.DOCSTRING:
        return None
    literals = map(LITERAL.fullmatch, chunks[0].tokens)
    return "".join(match["content"] for match in literals if match)
