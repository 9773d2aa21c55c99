"""What parts may have in other words, as libcst reads it: docstrings, imports, blocks with nothing else.

There comments and quotes count, which CPython's parser does not keep; the rest of a file it reads in a
tenth of the time.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

import libcst as cst

from splitter.languages.python.facts import is_docstring, is_import
from splitter.model.module import Docstring
from splitter.text.lines import StatementSpan


def written(
    text: str, spans: Sequence[StatementSpan], code: Sequence[Sequence[ast.stmt]]
) -> Iterator[cst.CSTNode | None]:
    """Each statement of a file, if it is one of these."""
    numbers = [number for number, one in enumerate(code) if _may_be_written(number, one)]
    piece = "".join(text[spans[number].start : spans[number].end] for number in numbers)
    found = dict(zip(numbers, cst.parse_module(piece).body, strict=True))
    return map(found.get, range(len(code)))


def _may_be_written(number: int, code: Sequence[ast.stmt]) -> bool:
    if isinstance(code[0], ast.If):
        return all(isinstance(inner, (ast.Import, ast.ImportFrom)) for inner in code[0].body)
    return is_import(code) or (number == 0 and is_docstring(code))


def docstring_of(first: cst.CSTNode | None) -> Docstring | None:
    """The docstring, when it is one literal; of joined literals the header leaves its hands off."""
    alone = first.body[0] if isinstance(first, cst.SimpleStatementLine) else None
    value = alone.value if isinstance(alone, cst.Expr) else None
    if not isinstance(value, cst.SimpleString):
        return None
    return Docstring(value.prefix, value.quote, value.raw_value)
