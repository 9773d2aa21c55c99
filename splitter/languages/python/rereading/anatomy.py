"""A definition taken apart by CPython's parser."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Iterator

from splitter.languages.python.rereading.roles import aliases
from splitter.model.anatomy import Anatomy

_NAMED = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def anatomy(text: str) -> Anatomy:
    """Of a statement, a method or the head of a class; what can't be parsed by itself is all code."""
    node = _parsed(text)
    if node is None:
        return Anatomy((), text, ())
    words = list(_comments(text))
    if not isinstance(node, _NAMED):
        return Anatomy((), ast.dump(node), tuple(words))
    marks = tuple(ast.unparse(mark) for mark in node.decorator_list)
    node.decorator_list, node.name = [], ""
    docstring = ast.get_docstring(node)
    if docstring is not None:
        words.append("\n".join(line.strip() for line in docstring.splitlines()))
        del node.body[0]
        node.body = [one for one in node.body if not isinstance(one, ast.Pass)]
    code = ast.dump(node)
    imports = [one for one in ast.walk(node) if isinstance(one, (ast.Import, ast.ImportFrom))]
    if not imports:
        return Anatomy(marks, code, tuple(words))
    lean = ast.dump(_WithoutImports().visit(node))
    return Anatomy(marks, code, tuple(words), lean, frozenset(aliases(imports)))


class _WithoutImports(ast.NodeTransformer):
    """A body of nothing but imports is empty then, which is compared and never run."""

    def visit_Import(self, node: ast.Import) -> None:
        return None

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        return None


def _parsed(text: str) -> ast.stmt | None:
    start = "if 1:\n" if text.lstrip("\r\n")[:1] in (" ", "\t") else ""
    for end in ("\n", "\n    pass\n"):  # the head of a class has no body of its own
        try:
            body = ast.parse(start + text + end).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        if start and isinstance(body[0], ast.If):
            body = body[0].body
        return body[0] if len(body) == 1 else ast.Module(body, [])  # type: ignore[return-value]
    return None


def _comments(text: str) -> Iterator[str]:
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                yield token.string
    except (tokenize.TokenError, SyntaxError):
        return
