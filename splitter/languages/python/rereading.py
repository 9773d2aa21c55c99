"""The second reading of a Python file: CPython's own ``ast``, ``symtable`` and ``tokenize``.

Shares no code with the first reading, on purpose: a mistake of one is not repeated by the other.
"""

from __future__ import annotations

import ast
import io
import re
import symtable
import tokenize
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from splitter.reading import Alias, Member, Reading, Role, Statement

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_QUOTED_ANNOTATION = re.compile(r"""(?::|->|\[|\|)\s*[rR]?["']""")
_WORD = re.compile(r"(?<![\w.])[^\W\d]\w*")
_HOOKS = re.compile(
    r"(?:setup|teardown)(?:_module|_function)?|(?:setUp|tearDown)Module|load_tests|pytest_\w+|pytestmark"
    r"|collect_ignore(?:_glob)?|__\w+__"
)
_FIXTURE = re.compile(r"fixture\b")
_AUTOUSE = re.compile(r"autouse\s*=\s*True")
_BINDING = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Import, ast.ImportFrom)
_UNTESTED_BASES = frozenset(
    [
        "object",
        "ABC",
        "Generic",
        "Protocol",
        "Exception",
        "BaseException",
        "NamedTuple",
        "TypedDict",
        "Enum",
        "IntEnum",
        "dict",
        "list",
        "str",
        "int",
        "tuple",
    ]
)


def reread(data: bytes) -> Reading:
    """The statements of a file as CPython sees them."""
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
        tree = ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        return Reading((), problem=str(error))
    if _has_late_future(tree):
        return Reading((), problem="from __future__ imports must come first")
    lines = _LINE.findall(text)
    statements, closing = _statements(tree, lines)
    return Reading(tuple(statements), tuple(closing), _docstring(tree))


def _has_late_future(tree: ast.Module) -> bool:
    """The one rule about the order of statements that the parser leaves to the compiler (PEP 236)."""
    body = tree.body[1:] if _docstring(tree) is not None else tree.body
    futures = [_is_future(node) for node in body]
    return any(futures[futures.index(False) :]) if False in futures else False


def _docstring(tree: ast.Module) -> str | None:
    return ast.get_docstring(tree, clean=False)


def _statements(tree: ast.Module, lines: Sequence[str]) -> tuple[list[Statement], list[str]]:
    found: list[Statement] = []
    known: dict[str, _Class] = {}
    fixtures = _fixtures(tree)
    done = 0
    for group in _by_line(tree.body):
        first, last = _first_line(group[0]), group[-1].end_lineno or 0
        text = "".join(lines[first - 1 : last]).rstrip("\r\n")
        comments, attached = _comments(lines[done : first - 1])
        facts = _facts(text, fixtures)
        role, everywhere = _role(group, text, index=len(found))
        frame, members = _members(group, lines, first)
        found.append(
            Statement(
                text=text,
                line=first,
                role=role,
                comments=comments,
                attached=attached,
                binds=facts.binds,
                reads=facts.reads,
                tests=tuple(_tests(group, known)),
                imports=tuple(_aliases(group)),
                frame=frame,
                members=members,
                everywhere=everywhere,
            )
        )
        done = last
    return found, list(sum(_comments(lines[done:]), ()))


def _members(group: Sequence[ast.stmt], lines: Sequence[str], first: int) -> tuple[str, tuple[Member, ...]]:
    """A class's head and the statements of its body, each with the lines above it."""
    node = group[0]
    if not isinstance(node, ast.ClassDef) or len(group) > 1:
        return "", ()
    start = _first_line(node.body[0]) - 1
    while start > node.lineno and (not lines[start - 1].strip() or lines[start - 1].lstrip().startswith("#")):
        start -= 1
    done = start
    members: list[Member] = []
    for shared in _by_line(node.body):
        last = shared[-1].end_lineno or 0
        name = getattr(shared[0], "name", "")
        is_test = isinstance(shared[0], (ast.FunctionDef, ast.AsyncFunctionDef)) and name.startswith("test")
        members.append(
            Member("".join(lines[done:last]).rstrip("\r\n"), f"{node.name}::{name}" if is_test else "")
        )
        done = last
    return "".join(lines[first - 1 : start]), tuple(members)


def _by_line(body: Sequence[ast.stmt]) -> Iterator[list[ast.stmt]]:
    """Statements that share a line (``import os; import sys``) are one for the proof."""
    group: list[ast.stmt] = []
    for node in body:
        if group and node.lineno > (group[-1].end_lineno or 0):
            yield group
            group = []
        group.append(node)
    if group:
        yield group


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(d.lineno for d in decorators)])


def _comments(gap: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The comment lines of a gap: those set off by a blank line, and those directly above."""
    stripped = [line.strip() for line in gap]
    split = len(stripped)
    while split and stripped[split - 1].startswith("#"):
        split -= 1
    detached = tuple(line for line in stripped[:split] if line.startswith("#"))
    return detached, tuple(stripped[split:])


# Names


@dataclass(frozen=True)
class _Facts:
    binds: tuple[str, ...]
    reads: frozenset[str]


@lru_cache(maxsize=65536)
def _facts(text: str, fixtures: frozenset[str]) -> _Facts:
    """What a statement binds and reads; a part's statements are the original's, hence the cache."""
    table = symtable.symtable(text, "<statement>", "exec")
    binds: list[str] = []
    reads: set[str] = set()
    for symbol in table.get_symbols():
        if symbol.is_assigned() or symbol.is_imported():
            binds.append(symbol.get_name())
        if symbol.is_referenced():
            reads.add(symbol.get_name())
    _globals(table, reads)
    if fixtures or _QUOTED_ANNOTATION.search(text):
        tree = ast.parse(text)
        reads.update(_annotated(tree))
        reads.update(fixtures.intersection(_requested(tree)))
    return _Facts(tuple(binds), frozenset(reads))


def _globals(table: symtable.SymbolTable, reads: set[str]) -> None:
    for child in table.get_children():
        for symbol in child.get_symbols():
            if symbol.is_referenced() and symbol.is_global():
                reads.add(symbol.get_name())
        _globals(child, reads)


def _annotated(tree: ast.AST) -> Iterator[str]:
    """Names in quoted annotations."""
    for node in ast.walk(tree):
        for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if annotation is None:
                continue
            for leaf in ast.walk(annotation):
                if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                    yield from _WORD.findall(leaf.value)


def _fixtures(tree: ast.Module) -> frozenset[str]:
    """The names under which the module's own fixtures can be asked for."""
    found: set[str] = set()
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            for decorator in node.decorator_list:
                if _FIXTURE.search(ast.unparse(decorator).partition("(")[0]):
                    found.add(node.name)
    return frozenset(found)


def _requested(tree: ast.Module) -> Iterator[str]:
    """Parameters of what pytest calls, and the words of its strings (``usefixtures("db")``)."""
    for node in tree.body:
        functions: list[ast.stmt] = node.body if isinstance(node, ast.ClassDef) else [node]
        for function in functions:
            if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)) and _asks(function):
                arguments = function.args
                yield from (a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs))
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and _called(call) in ("usefixtures", "getfixturevalue"):
            for argument in call.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def _asks(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    if function.name.startswith("test"):
        return True
    return any(_FIXTURE.search(ast.unparse(d).partition("(")[0]) for d in function.decorator_list)


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _aliases(group: Sequence[ast.stmt]) -> Iterator[Alias]:
    for node in group:
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Alias(alias.name, "", alias.asname or alias.name.partition(".")[0])
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            for alias in node.names:
                yield Alias(module, alias.name, alias.asname or alias.name)


# Roles


def _role(group: Sequence[ast.stmt], text: str, index: int) -> tuple[Role, bool]:
    node = group[0]
    if index == 0 and isinstance(node, ast.Expr) and _is_string(node):
        return Role.DOCSTRING, False
    if all(isinstance(n, (ast.Import, ast.ImportFrom)) for n in group):
        return Role.IMPORT, _is_future(node) or "*" in {a.name for a in _aliases(group)}
    if isinstance(node, ast.If) and "__name__" in ast.unparse(node.test):
        return Role.RUNNER, False
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        hook = _HOOKS.fullmatch(node.name) or (_AUTOUSE.search(text) and _FIXTURE.search(text))
        return Role.DEFINITION, bool(hook)
    if isinstance(node, (ast.Assign, ast.AnnAssign)):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        named = any(isinstance(t, ast.Name) and _HOOKS.fullmatch(t.id) for t in targets)
        return Role.DEFINITION, named or "importorskip" in text
    if isinstance(node, ast.ClassDef):
        return Role.DEFINITION, False
    return Role.ACTION, any(_acts(n) for n in group)


def _is_string(node: ast.Expr) -> bool:
    return isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def _is_future(node: ast.stmt) -> bool:
    return isinstance(node, ast.ImportFrom) and node.module == "__future__"


def _acts(node: ast.stmt) -> bool:
    """Whether leaving it out could change what other statements do: raises, asserts, plain calls."""
    if isinstance(node, (ast.Raise, ast.Assert)):
        return True
    if isinstance(node, ast.Expr):
        return isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name)
    if isinstance(node, _BINDING):
        return False
    return any(_acts(child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.stmt)) or any(
        _acts(child) for handler in getattr(node, "handlers", []) for child in handler.body
    )


# Tests


@dataclass(frozen=True)
class _Class:
    unittest: bool
    constructed: bool
    off: bool
    tests: tuple[str, ...]


def _tests(group: Sequence[ast.stmt], known: dict[str, _Class]) -> Iterator[str]:
    for node in group:
        for definition in _definitions(node):
            if isinstance(definition, ast.ClassDef):
                yield from _class_tests(definition, known)
            elif definition.name.startswith("test") and not _is_fixture(definition):
                yield definition.name


def _definitions(node: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Functions and classes of a statement, those in ``if``, ``try`` and ``with`` blocks included."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node
    elif isinstance(node, (ast.If, ast.Try, ast.With, ast.For, ast.While, ast.ExceptHandler)):
        for child in ast.iter_child_nodes(node):
            yield from _definitions(child)


def _is_fixture(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any(_FIXTURE.search(ast.unparse(d).partition("(")[0]) for d in node.decorator_list)


def _class_tests(node: ast.ClassDef, known: dict[str, _Class]) -> Iterator[str]:
    bases = [ast.unparse(base).partition("(")[0].partition("[")[0] for base in node.bases]
    local = [known[base] for base in bases if base in known]
    foreign = [b for b in bases if b not in known and b.rpartition(".")[2] not in _UNTESTED_BASES]
    members = [d for child in node.body for d in _definitions(child)]
    own = [m.name for m in members if m.name.startswith("test") and not isinstance(m, ast.ClassDef)]
    tests = tuple(dict.fromkeys([*(t for c in local for t in c.tests), *own]))
    flag = next((_flag(child) for child in node.body if _flag(child) is not None), None)
    facts = _Class(
        unittest=any(c.unittest for c in local) or any(b.endswith("TestCase") for b in foreign),
        constructed=any(c.constructed for c in local)
        or any(m.name in ("__init__", "__new__") for m in members),
        off=flag is False or (flag is None and any(c.off for c in local)),
        tests=tests,
    )
    known[node.name] = facts
    by_name = node.name.startswith("Test") and not facts.constructed
    if not facts.off and (facts.unittest or by_name or (tests and _may_be_testcase(foreign))):
        yield from (f"{node.name}::{test}" for test in tests)


def _may_be_testcase(bases: Sequence[str]) -> bool:
    return any("mixin" not in base.lower() for base in bases)


def _flag(node: ast.stmt) -> bool | None:
    """The value of ``__test__ = ...`` in a class body."""
    if isinstance(node, ast.Assign) and any(
        isinstance(t, ast.Name) and t.id == "__test__" for t in node.targets
    ):
        return bool(getattr(node.value, "value", True))
    return None
