"""Definitions that run nothing when they are made, and checks: what was done by then does not matter."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator, Sequence, Set

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_PLAIN_DECORATORS = frozenset({"staticmethod", "classmethod", "property"})
_PLAIN_VALUES = (
    *(ast.Constant, ast.Name, ast.Tuple, ast.List, ast.Dict, ast.Set),
    *(ast.UnaryOp, ast.BinOp, ast.operator, ast.unaryop, ast.expr_context),
)

_CALLING = (ast.Call, ast.NamedExpr, ast.Await, ast.Yield, ast.YieldFrom)


def is_inert(tree: ast.Module, partials: Set[str]) -> bool:
    """Whether statements only define functions, plain classes and values that are written out."""
    return all(defines_only(node, partials=partials) for node in tree.body)


def only_checks(tree: ast.Module, verifiers: Set[str]) -> bool:
    """Whether statements raise or do nothing: asserts, and calls of ``verifiers`` (``verifyClass(x, X)``)."""
    return all(_checks(node, verifiers) for node in tree.body)


def _checks(node: ast.stmt, verifiers: Set[str]) -> bool:
    seen: list[ast.AST] = [node]
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        seen = [*node.value.args, *node.value.keywords]
        if ast.unparse(node.value.func) not in verifiers:
            return False
    elif not isinstance(node, ast.Assert):
        return False
    return not any(isinstance(inner, _CALLING) for one in seen for inner in ast.walk(one))


def ways_to(module: str, name: str, trees: Iterable[ast.Module]) -> Iterator[tuple[str, str]]:
    """The names that imports bind by which a function of a module is called, each with how it is called."""
    for node in (node for tree in trees for node in tree.body):
        if isinstance(node, ast.ImportFrom) and (node.module, node.level) == (module, 0):
            own = (alias.asname or alias.name for alias in node.names if alias.name == name)
            yield from ((bound, bound) for bound in own)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name == module:
                    path = alias.asname or module
                    yield path.partition(".")[0], f"{path}.{name}"


def defines_only(node: ast.stmt, plain: Set[str] = frozenset(), partials: Set[str] | None = None) -> bool:
    """The same of one statement; ``plain`` are decorators that do nothing else."""
    if isinstance(node, _FUNCTIONS):
        named = all(isinstance(d, ast.Name) and d.id in plain for d in node.decorator_list)
        written = all(is_written_out(value, partials) for value in _defaults(node.args))
        return named and written and not _calls_in_annotations(node)
    if isinstance(node, ast.ClassDef):
        bases = all(isinstance(base, ast.Name) and hasattr(builtins, base.id) for base in node.bases)
        made = bool(node.decorator_list or node.keywords)
        inside = (defines_only(inner, _PLAIN_DECORATORS, partials) for inner in node.body)
        return bases and not made and all(inside)
    if isinstance(node, ast.Assign):
        return all(isinstance(t, ast.Name) for t in node.targets) and is_written_out(node.value, partials)
    return isinstance(node, ast.Pass) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def is_written_out(value: ast.AST, partials: Set[str] | None = None) -> bool:
    """Whether a value is made of literals and names, so that nothing is called.

    With ``partials``, the ways to call ``functools.partial``, it may be a call that is put off, too.
    """
    if partials is not None and isinstance(value, ast.Lambda):
        return all(is_written_out(one, partials) for one in _defaults(value.args))
    if partials is not None and isinstance(value, ast.Call):
        given = (*value.args, *(keyword.value for keyword in value.keywords))
        return ast.unparse(value.func) in partials and all(is_written_out(one, partials) for one in given)
    inner = ast.iter_child_nodes(value)
    return isinstance(value, _PLAIN_VALUES) and all(is_written_out(one, partials) for one in inner)


def _defaults(arguments: ast.arguments) -> Sequence[ast.expr]:
    return [*arguments.defaults, *filter(None, arguments.kw_defaults)]


def _calls_in_annotations(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    arguments = node.args
    every = (
        *arguments.posonlyargs,
        *arguments.args,
        *arguments.kwonlyargs,
        arguments.vararg,
        arguments.kwarg,
    )
    marks = [node.returns, *(argument.annotation for argument in every if argument)]
    return any(isinstance(inner, ast.Call) for mark in marks if mark for inner in ast.walk(mark))
