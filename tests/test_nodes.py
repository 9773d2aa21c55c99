"""The quick walks over syntax trees find what ``ast.walk`` finds."""

from __future__ import annotations

import ast
import inspect
from collections import Counter
from types import ModuleType

import pytest

from splitter.text.nodes import nodes_below, nodes_in, with_outer
from tests import conftest, golden_cases, test_cases

WITHOUT = (ast.expr_context, ast.operator, ast.unaryop, ast.cmpop, ast.boolop)
ALL_KINDS = """
import a.b as c
from . import d
type Alias[T] = list[T]
match x:
    case {"k": [1, *rest], **others} if y: pass
    case None | C(z=1) as name: pass
try: ...
except E as error: raise error from None
def f(a, /, b=1, *c, d, e=2, **g) -> int:
    '''A docstring.'''
    global h
    return f"{a!r:>{b}}", lambda: (yield), {**g, 1: [i for i in c if i if d]}
class K(Base, metaclass=Meta):
    '''A docstring.'''
    async def m(self): await self.n; x: int = 1; del self.y[1:2]
"""


def _trees() -> list[tuple[str, ast.Module]]:
    modules: list[ModuleType] = [ast, inspect, conftest, golden_cases, test_cases]
    found = [(module.__name__, ast.parse(inspect.getsource(module))) for module in modules]
    kinds = ALL_KINDS if hasattr(ast, "TypeAlias") else ALL_KINDS.replace("type Alias[T] = list[T]\n", "")
    return [*found, ("all kinds", ast.parse(kinds))]


TREES = pytest.mark.parametrize("tree", [pytest.param(tree, id=name) for name, tree in _trees()])


@TREES
def test_nodes_stand_in_the_order_of_walk(tree: ast.Module) -> None:
    assert nodes_in(tree) == [node for node in ast.walk(tree) if not isinstance(node, WITHOUT)]


@TREES
def test_each_node_is_told_what_it_stands_in(tree: ast.Module) -> None:
    nodes, outer = with_outer(tree)
    inner = {
        n: one for one in ast.walk(tree) for n in ast.iter_child_nodes(one) if not isinstance(n, WITHOUT)
    }
    assert nodes == nodes_in(tree)
    assert outer == inner


@TREES
def test_nodes_by_class_are_those_without_docstrings(tree: ast.Module) -> None:
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    owners = [n for n in ast.walk(tree) if isinstance(n, documented) and ast.get_docstring(n) is not None]
    texts = {id(inner) for owner in owners for inner in ast.walk(owner.body[0])}
    wanted = [n for n in ast.walk(tree) if not isinstance(n, WITHOUT) and id(n) not in texts]
    assert Counter(map(id, nodes_below(tree).all)) == Counter(map(id, wanted))
