"""The ways in which a part is damaged; each takes the texts of all parts and damages one or two of them."""

from __future__ import annotations

import ast
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from benchmarks.mutations import lines
from benchmarks.mutations.lines import Lines, Text, changed, copied, swapped, without
from splitter.text.unused_marks import MARK

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEFINITIONS = (*_FUNCTIONS, ast.ClassDef)


@dataclass(frozen=True)
class PythonText(Text):
    """One part, and its tree."""

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def body(self) -> list[ast.stmt]:
        """The statements below the header that have their lines for themselves."""
        found = [node for node in self.tree.body if node.lineno > self.header]
        return [node for node in found if not self._shares_lines(node)]

    def _shares_lines(self, node: ast.stmt) -> bool:
        first, last = span(node)
        others = (span(other) for other in self.tree.body if other is not node)
        return any(start <= last - 1 and end >= first + 1 for start, end in others)

    def nodes(self) -> Iterator[ast.AST]:
        return (inner for node in self.body for inner in ast.walk(node))


def span(node: ast.stmt) -> tuple[int, int]:
    """The lines of a statement with its decorators, from 0, the end exclusive."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    return first - 1, node.end_lineno or node.lineno


def is_fixture(node: ast.AST) -> bool:
    return isinstance(node, _FUNCTIONS) and any("fixture" in ast.unparse(d) for d in node.decorator_list)


def is_test(node: ast.AST) -> bool:
    return isinstance(node, _FUNCTIONS) and node.name.startswith("test")


def _one(rng: random.Random, nodes: Sequence[ast.stmt]) -> tuple[int, int] | None:
    return span(rng.choice(nodes)) if nodes else None


def _tests(part: PythonText) -> list[ast.stmt]:
    """Test functions, and test methods of classes that have others, too."""
    found: list[ast.stmt] = [node for node in part.body if is_test(node)]
    for node in part.body:
        if isinstance(node, ast.ClassDef) and len(node.body) > 1:
            found.extend(member for member in node.body if is_test(member))
    return found


# One part


def drop_test(rng: random.Random, part: PythonText) -> Lines | None:
    return without(part.lines, _one(rng, _tests(part)))


def double_test(rng: random.Random, part: PythonText) -> Lines | None:
    place = _one(rng, _tests(part))
    return place and [*part.lines[: place[1]], "\n", *part.lines[slice(*place)], *part.lines[place[1] :]]


def rename_test(rng: random.Random, part: PythonText) -> Lines | None:
    return _renamed(rng, part, [node for node in part.nodes() if is_test(node)])


def rename_fixture(rng: random.Random, part: PythonText) -> Lines | None:
    found = [node for node in part.nodes() if is_fixture(node)]
    return _renamed(rng, part, found)


def rename_helper(rng: random.Random, part: PythonText) -> Lines | None:
    return _renamed(rng, part, [n for n in part.body if isinstance(n, _DEFINITIONS) and not is_test(n)])


def _renamed(rng: random.Random, part: PythonText, nodes: Sequence[ast.AST]) -> Lines | None:
    if not nodes:
        return None
    node = rng.choice(nodes)
    at, name = getattr(node, "lineno", 1) - 1, getattr(node, "name", "")
    line = re.sub(rf"\b{re.escape(name)}\b", f"{name}_x", part.lines[at], count=1)
    return changed(part, at, line)


def rename_parameter(rng: random.Random, part: PythonText) -> Lines | None:
    functions = [node for node in part.nodes() if isinstance(node, _FUNCTIONS)]
    found = [a for node in functions for a in node.args.args if a.arg not in ("self", "cls")]
    if not found:
        return None
    argument = rng.choice(found)
    at, column = argument.lineno - 1, argument.col_offset
    line = part.lines[at].encode()
    renamed = line[:column] + b"x_" + line[column:]
    return changed(part, at, renamed.decode())


def swap_statements(rng: random.Random, part: PythonText) -> Lines | None:
    """Two module-level statements, one behind the other."""
    spans = [span(node) for node in part.body]
    return swapped(rng, part, [(a[0], b[0], b[1]) for a, b in pairwise(spans)])


def swap_members(rng: random.Random, part: PythonText) -> Lines | None:
    """Two statements of a class."""
    found = []
    for node in part.body:
        if isinstance(node, ast.ClassDef):
            spans = [span(member) for member in node.body]
            found += [(a[0], b[0], b[1]) for a, b in pairwise(spans) if a[1] <= b[0]]
    return swapped(rng, part, found)


def drop_import(rng: random.Random, part: PythonText) -> Lines | None:
    found = [node for node in part.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    return without(part.lines, _one(rng, found))


def drop_imported_name(rng: random.Random, part: PythonText) -> Lines | None:
    found = [n for n in part.body if isinstance(n, (ast.Import, ast.ImportFrom)) and len(n.names) > 1]
    if not found:
        return None
    node = rng.choice(found)
    gone = rng.randrange(len(node.names))
    rest = [alias for number, alias in enumerate(node.names) if number != gone]
    start, end = span(node)
    kept = (
        ast.ImportFrom(node.module, rest, node.level)
        if isinstance(node, ast.ImportFrom)
        else ast.Import(rest)
    )
    return [*part.lines[:start], ast.unparse(kept) + "\n", *part.lines[end:]]


def blocks(node: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The blocks of an ``if``, ``try`` or ``with``, and of those in them."""
    if not isinstance(node, (ast.If, ast.Try, ast.With)):
        return
    handlers = [one.body for one in getattr(node, "handlers", ())]
    for body in (node.body, *handlers, getattr(node, "orelse", []), getattr(node, "finalbody", [])):
        yield body
        for inner in body:
            yield from blocks(inner)


def _block_imports(part: PythonText) -> list[tuple[list[ast.stmt], int]]:
    """The imports in blocks at the top of a part: the block of each, and its place there."""
    found = [body for node in part.body for body in blocks(node)]
    return [(b, n) for b in found for n, one in enumerate(b) if isinstance(one, (ast.Import, ast.ImportFrom))]


def drop_import_in_block(rng: random.Random, part: PythonText) -> Lines | None:
    return without(part.lines, _one(rng, [b[n] for b, n in _block_imports(part) if len(b) > 1]))


def drop_imported_name_in_block(rng: random.Random, part: PythonText) -> Lines | None:
    found = [body[n] for body, n in _block_imports(part) if len(getattr(body[n], "names", ())) > 1]
    if not found:
        return None
    node = rng.choice(found)
    assert isinstance(node, (ast.Import, ast.ImportFrom))
    del (rest := list(node.names))[rng.randrange(len(node.names))]
    kept: ast.stmt = ast.Import(rest)
    if isinstance(node, ast.ImportFrom):
        kept = ast.ImportFrom(node.module, rest, node.level)
    start, end = span(node)
    return [*part.lines[:start], " " * node.col_offset + ast.unparse(kept) + "\n", *part.lines[end:]]


def swap_import_in_block(rng: random.Random, part: PythonText) -> Lines | None:
    """An import in a block, and what stands before or behind it."""
    spans = [(span(b[n]), span(b[n + 1])) for b, n in _block_imports(part) if n + 1 < len(b)]
    spans += [(span(b[n - 1]), span(b[n])) for b, n in _block_imports(part) if n]
    return swapped(rng, part, [(a[0], b[0], b[1]) for a, b in spans])


def drop_statement_in_block(rng: random.Random, part: PythonText) -> Lines | None:
    """What is no import, beside one."""
    found = [one for body, _ in _block_imports(part) if len(body) > 1 for one in body]
    kinds = (ast.Import, ast.ImportFrom)
    return without(part.lines, _one(rng, [one for one in found if not isinstance(one, kinds)]))


def empty_block(rng: random.Random, part: PythonText) -> Lines | None:
    """A block with an import in it that is a ``pass`` now."""
    found = [body for body, n in _block_imports(part) if n == 0]
    if not found:
        return None
    body = rng.choice(found)
    start, end = span(body[0])[0], span(body[-1])[1]
    return [*part.lines[:start], f"{' ' * body[0].col_offset}pass\n", *part.lines[end:]]


def say_unused(rng: random.Random, part: PythonText) -> Lines | None:
    """An import that says that nothing uses it, though something does."""
    used = {node.id for node in part.nodes() if isinstance(node, ast.Name)}
    nodes = [*part.body, *(body[n] for body, n in _block_imports(part))]
    imports = [one for one in nodes if isinstance(one, (ast.Import, ast.ImportFrom))]
    found = [
        one.end_lineno - 1
        for one in imports
        if one.end_lineno == one.lineno
        if used.issuperset(alias.asname or alias.name.partition(".")[0] for alias in one.names)
    ]
    if not found:
        return None
    at = rng.choice(found)
    return changed(part, at, part.lines[at].rstrip() + MARK + "\n")


def drop_helper(rng: random.Random, part: PythonText) -> Lines | None:
    kept = (ast.Import, ast.ImportFrom)
    found = [node for node in part.body if not isinstance(node, kept) and not is_test(node)]
    return without(part.lines, _one(rng, found))


def drop_member(rng: random.Random, part: PythonText) -> Lines | None:
    """A class attribute, a hook or a helper of a class."""
    found = [
        member
        for node in part.body
        if isinstance(node, ast.ClassDef) and len(node.body) > 1
        for member in node.body
        if not is_test(member)
    ]
    return without(part.lines, _one(rng, found))


def drop_named_method(rng: random.Random, part: PythonText) -> Lines | None:
    """A helper method of whose name a string has all or some: ``getattr(self, "make_" + x)``."""
    texts = [n.value for n in part.nodes() if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    found = [
        member
        for node in part.body
        if isinstance(node, ast.ClassDef) and len(node.body) > 1
        for member in node.body
        if isinstance(member, _FUNCTIONS) and not is_test(member)
        if any((text and text in member.name) or member.name in text for text in texts)
    ]
    return without(part.lines, _one(rng, found))


def drop_decorator(rng: random.Random, part: PythonText) -> Lines | None:
    decorators = _decorators(part)
    if not decorators:
        return None
    one = rng.choice(decorators)
    return [*part.lines[: one.lineno - 1], *part.lines[one.end_lineno or one.lineno :]]


def change_decorator(rng: random.Random, part: PythonText) -> Lines | None:
    decorators = _decorators(part)
    if not decorators:
        return None
    at = rng.choice(decorators).lineno - 1
    line = re.sub(r"@([\w.]+)", r"@\1x", part.lines[at], count=1)
    return changed(part, at, line)


def _decorators(part: PythonText) -> list[ast.expr]:
    return [d for node in part.nodes() for d in getattr(node, "decorator_list", [])]


def drop_global(rng: random.Random, part: PythonText) -> Lines | None:
    found: list[ast.stmt] = [node for node in part.nodes() if isinstance(node, (ast.Global, ast.Nonlocal))]
    return without(part.lines, _one(rng, found))


# Two parts


def move_test(rng: random.Random, one: PythonText, other: PythonText) -> tuple[Lines, Lines] | None:
    """To the end of another part, or into a class of the same name there."""
    tests = [node for node in one.body if is_test(node)]
    place = _one(rng, tests)
    left = without(one.lines, place)
    return (left, copied(one, other, place)) if left and place else None


def copy_test(rng: random.Random, one: PythonText, other: PythonText) -> tuple[Lines, Lines] | None:
    moved = move_test(rng, one, other)
    return moved and (one.lines, moved[1])


def move_member(rng: random.Random, one: PythonText, other: PythonText) -> tuple[Lines, Lines] | None:
    """A test method to the class of the same name in another part."""
    classes = {node.name: node for node in other.body if isinstance(node, ast.ClassDef)}
    found = [
        (node.name, member)
        for node in one.body
        if isinstance(node, ast.ClassDef) and node.name in classes and len(node.body) > 1
        for member in node.body
        if is_test(member)
    ]
    if not found:
        return None
    name, member = rng.choice(found)
    start, end = span(member)
    at = span(classes[name])[1]
    grown = [*other.lines[:at], "\n", *one.lines[start:end], *other.lines[at:]]
    return [*one.lines[:start], *one.lines[end:]], grown


def copy_statement(rng: random.Random, one: PythonText, other: PythonText) -> tuple[Lines, Lines] | None:
    """A helper, an import or an action of another part, at its end."""
    place = _one(rng, [node for node in one.body if not is_test(node)])
    return place and (one.lines, copied(one, other, place))


def move_import(rng: random.Random, one: PythonText, other: PythonText) -> tuple[Lines, Lines] | None:
    """An import away from a part, to another one's imports: what it does is not done here any more."""
    place = _one(rng, [node for node in one.body if isinstance(node, (ast.Import, ast.ImportFrom))])
    left = without(one.lines, place)
    if left is None or place is None:
        return None
    moved = one.lines[slice(*place)]
    return left, [*other.lines[: other.header], *moved, *other.lines[other.header :]]


# One part, and a file beside all


def move_fixture(rng: random.Random, part: PythonText) -> tuple[Lines, Lines] | None:
    """A fixture to a conftest, where other files of the folder would see it."""
    found = [node for node in part.body if is_fixture(node)]
    place = _one(rng, found)
    left = without(part.lines, place)
    imports = [span(node) for node in part.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    if left is None or place is None:
        return None
    above = [line for start, end in imports for line in part.lines[start:end]]
    return left, [*above, "\n\n", *part.lines[slice(*place)]]


DAMAGES = (
    drop_test,
    double_test,
    rename_test,
    rename_fixture,
    rename_helper,
    rename_parameter,
    swap_statements,
    swap_members,
    drop_import,
    drop_imported_name,
    drop_import_in_block,
    drop_imported_name_in_block,
    swap_import_in_block,
    drop_statement_in_block,
    empty_block,
    say_unused,
    drop_helper,
    drop_member,
    drop_named_method,
    drop_decorator,
    change_decorator,
    drop_global,
    *lines.DAMAGES,
)

EXCHANGES = (move_test, copy_test, move_member, move_import, copy_statement, *lines.EXCHANGES)
REMOVALS = (move_fixture,)
