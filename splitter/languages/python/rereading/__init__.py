"""The second reading of a Python file: CPython's own ``ast``, ``symtable`` and ``tokenize``.

Shares no code with the first reading, on purpose: a mistake of one is not repeated by the other.
"""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import replace

from splitter.languages.python.project.outside import NOBODY, Outside
from splitter.languages.python.rereading.acts import with_acts
from splitter.languages.python.rereading.collection import CollectionRules
from splitter.languages.python.rereading.drawing import with_drawing
from splitter.languages.python.rereading.helper_members import with_helper_members
from splitter.languages.python.rereading.idle_imports import with_idle_imports
from splitter.languages.python.rereading.lookups import with_lookups
from splitter.languages.python.rereading.names import fixtures_of
from splitter.languages.python.rereading.outside import with_outside
from splitter.languages.python.rereading.recognition import Kept, Original, Unrecognised
from splitter.languages.python.rereading.running import with_runners
from splitter.languages.python.rereading.statements import (
    Span,
    lines_of,
    spans,
    with_comments,
    with_unsure_tests,
)
from splitter.languages.python.trees import tree_of
from splitter.model.statements import Reading, Role, Unsound
from splitter.model.surroundings import Surroundings

_UNREADABLE = (SyntaxError, ValueError, RecursionError, MemoryError, Unsound)


def reread(data: bytes, around: Surroundings | None = None) -> Reading:
    """The statements of a file as CPython sees them; ``around`` is what is around an original."""
    around = around or Surroundings()
    outside: Outside = around.own or NOBODY
    known = CollectionRules(around.conventions, outside.kin)
    try:
        text = _decoded(data)
        lines = lines_of(text)
        tree = tree_of(text)
        found = with_unsure_tests(_reading(list(spans(tree, lines, known)), lines, fixtures_of(tree)))
        by_name = frozenset(ask.number for ask in around.own_asks)
        kept = Kept(known, tree)
        marked = with_runners(with_drawing(with_acts(found, tree), tree))
        found = with_lookups(with_outside(replace(marked, own=kept), outside, by_name), tree)
        return with_helper_members(with_idle_imports(found, tree), tree, outside.asked_of_classes)
    except _UNREADABLE as error:
        return Reading((), problem=str(error))


def reread_parts(original: Reading, parts: Sequence[bytes]) -> Iterator[Reading]:
    """The same for files made of the original's statements, which are recognised and not parsed again."""
    known = Original(original)
    return (_reread_part(known, data) for data in parts)


def _reread_part(known: Original, data: bytes) -> Reading:
    try:
        lines = lines_of(_decoded(data))
        return _reading(list(known.spans(lines)), lines, frozenset())
    except Unrecognised:
        return reread(
            data, Surroundings(conventions=known.known.conventions, own=Outside(kin=known.known.kin))
        )
    except _UNREADABLE as error:
        return Reading((), problem=str(error))


def _decoded(data: bytes) -> str:
    encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
    return data.decode(encoding)


def _reading(found: Sequence[Span], lines: Sequence[str], fixtures: frozenset[str]) -> Reading:
    if _has_late_future(found):
        raise Unsound("from __future__ imports must come first")
    statements, closing = with_comments(found, lines)
    docstring = None
    if statements and statements[0].role is Role.DOCSTRING:
        docstring = str(ast.literal_eval(statements[0].text.strip()))
    return Reading(statements, closing, docstring, fixtures)


def _has_late_future(found: Sequence[Span]) -> bool:
    """The one rule about the order of statements that the parser leaves to the compiler (PEP 236)."""
    order = [span.statement for span in found if span.statement.role is not Role.DOCSTRING]
    futures = [any(alias.module == "__future__" for alias in statement.imports) for statement in order]
    return any(futures[futures.index(False) :]) if False in futures else False
