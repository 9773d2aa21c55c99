"""Definitions that run nothing when they are made: it does not matter what has been done by then."""

from __future__ import annotations

import ast
import builtins

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_PLAIN_DECORATORS = frozenset({"staticmethod", "classmethod", "property"})
_PLAIN_VALUES = (
    *(ast.Constant, ast.Name, ast.Tuple, ast.List, ast.Dict, ast.Set),
    *(ast.UnaryOp, ast.BinOp, ast.operator, ast.unaryop, ast.expr_context),
)


def is_inert(tree: ast.Module) -> bool:
    """Whether statements only define functions, plain classes and values that are written out."""
    return all(map(defines_only, tree.body))


def defines_only(node: ast.stmt, plain: frozenset[str] = frozenset()) -> bool:
    """The same of one statement; ``plain`` are decorators that do nothing else."""
    if isinstance(node, _FUNCTIONS):
        named = all(isinstance(d, ast.Name) and d.id in plain for d in node.decorator_list)
        values = [*node.args.defaults, *filter(None, node.args.kw_defaults)]
        return named and all(map(is_written_out, values)) and not _calls_in_annotations(node)
    if isinstance(node, ast.ClassDef):
        bases = all(isinstance(base, ast.Name) and hasattr(builtins, base.id) for base in node.bases)
        made = bool(node.decorator_list or node.keywords)
        return bases and not made and all(defines_only(inner, _PLAIN_DECORATORS) for inner in node.body)
    if isinstance(node, ast.Assign):
        return all(isinstance(t, ast.Name) for t in node.targets) and is_written_out(node.value)
    return isinstance(node, ast.Pass) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant))


def is_written_out(value: ast.expr) -> bool:
    """Whether a value is made of literals and names, so that nothing is called."""
    return all(isinstance(node, _PLAIN_VALUES) for node in ast.walk(value))


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
