"""Test classes that a Python file imports from other test modules: which of them a runner would pass over.

A class that is imported is collected where it is imported, and would be in every part. Not so if it has
no tests (CPython's ``test.test_json.PyTest``), or if it is a mixin, by name and bases no test class
(astropy's ``FlatFLRWMixinTest``). That is told from the text of the module that defines it; nothing is
imported for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from splitter.files import read_whole

if TYPE_CHECKING:
    import ast

_IMPORT = re.compile(
    r"^[ \t]*from[ \t]+(\.*(?:\w+\.)*test_\w*)[ \t]+import[ \t]+(\([^)]*\)|[^(\r\n]+)", re.MULTILINE
)
_NAME = re.compile(r"(?<![\w.])([A-Z]\w*)(?![\w ]*\bas\b)")
_TESTCASES = frozenset({"unittest.TestCase", "TestCase", "unittest.IsolatedAsyncioTestCase"})
_PLAIN = frozenset({"object", "ABC", "abc.ABC"})
_HARMLESS = re.compile(r"metaclass=(?:abc\.)?ABCMeta$|unittest\.skip|pytest\.mark\.")
_FAR = 6
"""How many modules a base is followed through."""


def idle_classes(path: Path, text: str) -> tuple[str, ...]:
    """What ``text``, the file at ``path``, imports from test modules and no runner would collect there."""
    found: dict[str, None] = {}
    for match in _IMPORT.finditer(text):
        file = _module(path, match[1])
        if file is not None:
            names = _NAME.findall(re.sub(r"#.*", "", match[2]))
            found.update(dict.fromkeys(name for name in names if _is_idle(file, name)))
    return tuple(found)


def _is_idle(file: Path, name: str) -> bool:
    facts = _facts(file, name, _FAR)
    if facts is None:
        return False
    tests, unittest = facts
    return not tests or not (unittest or name.startswith("Test"))


def _facts(file: Path, name: str, far: int) -> tuple[bool, bool] | None:
    """Whether a class has tests, and is a ``TestCase``; ``None`` where that can't be told."""
    import ast

    try:
        tree = ast.parse(read_whole(file))
    except (OSError, ValueError, SyntaxError, RecursionError, MemoryError):
        return None
    defined = [node for node in ast.walk(tree) if isinstance(node, ast.ClassDef) and node.name == name]
    if not defined:
        return _imported(file, tree, name, far)
    node = defined[0]
    odd = [*node.keywords, *node.decorator_list]
    if len(defined) > 1 or node not in tree.body or not all(_HARMLESS.match(ast.unparse(one)) for one in odd):
        return None
    tests, unittest = any(map(_holds_tests, node.body)), False
    for base in map(ast.unparse, node.bases):
        if base in _PLAIN:
            continue
        if base in _TESTCASES:
            unittest = True
            continue
        inherited = _facts(file, base, far - 1) if far else None
        if inherited is None:
            return None
        tests, unittest = tests or inherited[0], unittest or inherited[1]
    return tests, unittest


def _imported(file: Path, tree: ast.Module, name: str, far: int) -> tuple[bool, bool] | None:
    """The same for a class that the module has from another one."""
    import ast

    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and any(a.name == name and not a.asname for a in node.names):
            other = _module(file, "." * node.level + (node.module or ""))
            return _facts(other, name, far - 1) if other is not None and far else None
    return None


def _holds_tests(member: ast.stmt) -> bool:
    """Whether a statement of a class may give it tests: as far as its words say, anything that names one."""
    import ast

    return any(
        word.lower().startswith("test")
        for node in ast.walk(member)
        if not (node is not member and isinstance(member, (ast.FunctionDef, ast.AsyncFunctionDef)))
        for word in _binding_words(node)
    )


def _binding_words(node: ast.AST) -> Iterator[str]:
    import ast

    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id


def _module(path: Path, module: str) -> Path | None:
    """The file of a module that the file at ``path`` imports, if it lies in the same tree."""
    words = module.lstrip(".")
    level = len(module) - len(words)
    relative = Path(*words.split(".")) if words else Path()
    folders = list(path.absolute().parents)
    for folder in folders[level - 1 : level] if level else folders:
        for place in (
            folder / relative.with_suffix(".py") if words else None,
            folder / relative / "__init__.py",
        ):
            if place is not None and place.is_file():
                return place
    return None
