"""What is asked of a path where an expression has it: its folder, the file's name, or its text."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from enum import Enum

from splitter.languages.python.decorators import last_name

_SAME = frozenset(
    {"Path", "PurePath", "FilePath", "local", "abspath", "realpath", "normpath", "abs", "fspath", "str"}
    | {"resolve", "absolute", "expanduser", "as_posix", "rstrip", "strpath", "encode", "networkString"}
)
"""What gives the same path in another form."""

_TEXT = frozenset(
    {"open", "read_text", "read_bytes", "stat", "getsize", "copy", "copyfile", "copy2", "exec", "execfile"}
    | {"getline", "getlines", "getmtime"}
    | {"from_pyfile", "run_path", "load_source", "SourceFileLoader", "spec_from_file_location"}
)
_NAME = frozenset(
    {"name", "stem", "with_suffix", "with_stem", "basename", "purebasename", "splitext", "replace"}
    | {"removesuffix", "partition", "rpartition", "rsplit", "new", "format", "split"}
)


class Kind(Enum):
    """What is asked of ``__file__`` that is another thing in a part."""

    NAME = "__file__ is asked for the file's name"
    TEXT = "__file__ is opened, loaded or run"


def use_of(node: ast.AST, parents: Mapping[ast.AST, ast.AST]) -> Kind | str | None:
    """What becomes of an expression: a use, the name that it gets, or nothing that matters.

    A path that is handed on is a part's own there: ``sibpath(__file__, "rows.txt")`` of twisted.
    """
    while True:
        outer = parents.get(node)
        step: ast.AST
        if isinstance(outer, ast.Attribute):
            called = parents.get(outer)
            word, step = outer.attr, called if isinstance(called, ast.Call) else outer
        elif isinstance(outer, ast.Call):
            word, step = last_name(outer.func), outer
        elif isinstance(outer, ast.Assign):
            target = outer.targets[0]
            return target.id if isinstance(target, ast.Name) else None
        else:
            return _use_in(outer, node, parents)
        if word == "split" and _gives_folder(parents.get(step)):
            return None
        if word not in _SAME:
            named = word in _NAME and not _is_printed(parents.get(step))
            return Kind.TEXT if word in _TEXT else Kind.NAME if named else None
        node = step


def _use_in(outer: ast.AST | None, node: ast.AST, parents: Mapping[ast.AST, ast.AST]) -> Kind | None:
    """The same where neither an attribute is asked nor a call made."""
    if isinstance(outer, (ast.List, ast.Tuple)) and any(last_name(one) == "executable" for one in outer.elts):
        return Kind.TEXT  # [sys.executable, __file__]
    if isinstance(outer, ast.FormattedValue):
        return None if _is_printed(parents.get(parents[outer])) else Kind.NAME
    if isinstance(outer, ast.BinOp):
        return Kind.NAME if outer.left is node and isinstance(outer.op, ast.Add) else None
    return Kind.NAME if isinstance(outer, ast.Subscript) else None


def _is_printed(outer: ast.AST | None) -> bool:
    """Whether a call only shows what it is given: ``print("passed", os.path.basename(__file__))``."""
    return isinstance(outer, ast.Call) and last_name(outer.func) == "print"


def _gives_folder(node: ast.AST | None) -> bool:
    """``os.path.split(__file__)[0]``, and ``folder, _ = os.path.split(__file__)``."""
    if isinstance(node, ast.Assign):
        return isinstance(node.targets[0], ast.Tuple)
    return isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant) and node.slice.value == 0
