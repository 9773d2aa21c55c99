"""The ways in which a part is damaged; each takes the texts of all parts and damages one or two of them."""

from __future__ import annotations

import ast
import io
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

Lines = list[str]
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_DEFINITIONS = (*_FUNCTIONS, ast.ClassDef)


@dataclass(frozen=True)
class Text:
    """One part: its lines, its tree, and where its header ends."""

    name: str
    text: str
    header: int
    """The line below the header, counted from 0."""

    @cached_property
    def lines(self) -> Lines:
        return io.StringIO(self.text, newline="").readlines()  # as CPython counts them

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


Damage = Callable[[random.Random, Text], "Lines | None"]
"""The lines of the damaged part; ``None`` where there is nothing to damage so."""


def span(node: ast.stmt) -> tuple[int, int]:
    """The lines of a statement with its decorators, from 0, the end exclusive."""
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    return first - 1, node.end_lineno or node.lineno


def is_test(node: ast.AST) -> bool:
    return isinstance(node, _FUNCTIONS) and node.name.startswith("test")


def _one(rng: random.Random, nodes: Sequence[ast.stmt]) -> tuple[int, int] | None:
    return span(rng.choice(nodes)) if nodes else None


def _without(lines: Lines, place: tuple[int, int] | None) -> Lines | None:
    return None if place is None else [*lines[: place[0]], *lines[place[1] :]]


def _tests(part: Text) -> list[ast.stmt]:
    """Test functions, and test methods of classes that have others, too."""
    found: list[ast.stmt] = [node for node in part.body if is_test(node)]
    for node in part.body:
        if isinstance(node, ast.ClassDef) and len(node.body) > 1:
            found.extend(member for member in node.body if is_test(member))
    return found


def _bodies(part: Text) -> list[int]:
    """The lines below the header that are neither blank nor at column 0."""
    return [n for n in range(part.header, len(part.lines)) if re.match(r"[ \t]+\S", part.lines[n])]


# One part


def drop_test(rng: random.Random, part: Text) -> Lines | None:
    return _without(part.lines, _one(rng, _tests(part)))


def double_test(rng: random.Random, part: Text) -> Lines | None:
    place = _one(rng, _tests(part))
    return place and [*part.lines[: place[1]], "\n", *part.lines[slice(*place)], *part.lines[place[1] :]]


def rename_test(rng: random.Random, part: Text) -> Lines | None:
    return _renamed(rng, part, [node for node in part.nodes() if is_test(node)])


def rename_fixture(rng: random.Random, part: Text) -> Lines | None:
    found = [
        node
        for node in part.nodes()
        if isinstance(node, _FUNCTIONS) and any("fixture" in ast.unparse(d) for d in node.decorator_list)
    ]
    return _renamed(rng, part, found)


def rename_helper(rng: random.Random, part: Text) -> Lines | None:
    return _renamed(rng, part, [n for n in part.body if isinstance(n, _DEFINITIONS) and not is_test(n)])


def _renamed(rng: random.Random, part: Text, nodes: Sequence[ast.AST]) -> Lines | None:
    if not nodes:
        return None
    node = rng.choice(nodes)
    at, name = getattr(node, "lineno", 1) - 1, getattr(node, "name", "")
    changed = re.sub(rf"\b{re.escape(name)}\b", f"{name}_x", part.lines[at], count=1)
    return [*part.lines[:at], changed, *part.lines[at + 1 :]]


def rename_parameter(rng: random.Random, part: Text) -> Lines | None:
    functions = [node for node in part.nodes() if isinstance(node, _FUNCTIONS)]
    found = [a for node in functions for a in node.args.args if a.arg not in ("self", "cls")]
    if not found:
        return None
    argument = rng.choice(found)
    at, column = argument.lineno - 1, argument.col_offset
    line = part.lines[at].encode()
    changed = line[:column] + b"x_" + line[column:]
    return [*part.lines[:at], changed.decode(), *part.lines[at + 1 :]]


def swap_lines(rng: random.Random, part: Text) -> Lines | None:
    found = [n for n in _bodies(part) if n + 1 < len(part.lines) and part.lines[n + 1].strip()]
    return _swapped(rng, part, [(n, n + 1, n + 2) for n in found])


def swap_statements(rng: random.Random, part: Text) -> Lines | None:
    """Two module-level statements, one behind the other."""
    spans = [span(node) for node in part.body]
    return _swapped(rng, part, [(a[0], b[0], b[1]) for a, b in pairwise(spans)])


def swap_members(rng: random.Random, part: Text) -> Lines | None:
    """Two statements of a class."""
    found = []
    for node in part.body:
        if isinstance(node, ast.ClassDef):
            spans = [span(member) for member in node.body]
            found += [(a[0], b[0], b[1]) for a, b in pairwise(spans) if a[1] <= b[0]]
    return _swapped(rng, part, found)


def _swapped(rng: random.Random, part: Text, places: Sequence[tuple[int, int, int]]) -> Lines | None:
    if not places:
        return None
    start, middle, end = rng.choice(places)
    lines = part.lines
    ended = [line if line.endswith(("\n", "\r")) else f"{line}\n" for line in lines[start:end]]
    one, other = ended[: middle - start], ended[middle - start :]
    return [*lines[:start], *other, *one, *lines[end:]]


def drop_import(rng: random.Random, part: Text) -> Lines | None:
    found = [node for node in part.body if isinstance(node, (ast.Import, ast.ImportFrom))]
    return _without(part.lines, _one(rng, found))


def drop_imported_name(rng: random.Random, part: Text) -> Lines | None:
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


def drop_helper(rng: random.Random, part: Text) -> Lines | None:
    kept = (ast.Import, ast.ImportFrom)
    found = [node for node in part.body if not isinstance(node, kept) and not is_test(node)]
    return _without(part.lines, _one(rng, found))


def drop_member(rng: random.Random, part: Text) -> Lines | None:
    """A class attribute, a hook or a helper of a class."""
    found = [
        member
        for node in part.body
        if isinstance(node, ast.ClassDef) and len(node.body) > 1
        for member in node.body
        if not is_test(member)
    ]
    return _without(part.lines, _one(rng, found))


def drop_decorator(rng: random.Random, part: Text) -> Lines | None:
    decorators = _decorators(part)
    if not decorators:
        return None
    one = rng.choice(decorators)
    return [*part.lines[: one.lineno - 1], *part.lines[one.end_lineno or one.lineno :]]


def change_decorator(rng: random.Random, part: Text) -> Lines | None:
    decorators = _decorators(part)
    if not decorators:
        return None
    at = rng.choice(decorators).lineno - 1
    changed = re.sub(r"@([\w.]+)", r"@\1x", part.lines[at], count=1)
    return [*part.lines[:at], changed, *part.lines[at + 1 :]]


def _decorators(part: Text) -> list[ast.expr]:
    return [d for node in part.nodes() for d in getattr(node, "decorator_list", [])]


def drop_global(rng: random.Random, part: Text) -> Lines | None:
    found: list[ast.stmt] = [node for node in part.nodes() if isinstance(node, (ast.Global, ast.Nonlocal))]
    return _without(part.lines, _one(rng, found))


def drop_line(rng: random.Random, part: Text) -> Lines | None:
    found = [n for n in range(part.header, len(part.lines)) if part.lines[n].strip()]
    return _without(part.lines, (at := rng.choice(found), at + 1) if found else None)


def double_line(rng: random.Random, part: Text) -> Lines | None:
    found = _bodies(part)
    at = rng.choice(found) if found else -1
    return [*part.lines[: at + 1], *part.lines[at:]] if found else None


def add_space(rng: random.Random, part: Text) -> Lines | None:
    found = _bodies(part)
    if not found:
        return None
    at = rng.choice(found)
    line = part.lines[at]
    column = rng.randint(0, len(line.rstrip("\r\n")))
    return [*part.lines[:at], f"{line[:column]} {line[column:]}", *part.lines[at + 1 :]]


def flip_operator(rng: random.Random, part: Text) -> Lines | None:
    return _replaced(rng, part, _FLIPS)


def change_letter(rng: random.Random, part: Text) -> Lines | None:
    found = _bodies(part)
    if not found:
        return None
    at = rng.choice(found)
    line = part.lines[at]
    column = rng.choice([n for n, letter in enumerate(line) if not letter.isspace()])
    letter = "q" if line[column] != "q" else "z"
    return [*part.lines[:at], f"{line[:column]}{letter}{line[column + 1 :]}", *part.lines[at + 1 :]]


def dedent_line(rng: random.Random, part: Text) -> Lines | None:
    return _replaced(rng, part, ((re.compile(r"^(?: {4}|\t)(?=.)"), ""),))


def comment_out(rng: random.Random, part: Text) -> Lines | None:
    return _replaced(rng, part, ((re.compile(r"^([ \t]+)(?=[^\s#])"), r"\1# "),))


def drop_comment(rng: random.Random, part: Text) -> Lines | None:
    return _replaced(
        rng, part, ((re.compile(r"^[ \t]*#.*(?:\r?\n)?$"), ""), (re.compile(r"[ \t]+#[^\"']*$"), "\n"))
    )


def change_ending(rng: random.Random, part: Text) -> Lines | None:
    return _replaced(rng, part, ((re.compile(r"(?<!\r)\n$"), "\r\n"), (re.compile(r"\r\n$"), "\n")))


_FLIPS = tuple(
    (re.compile(pattern), flipped)
    for pattern, flipped in (
        (r"==", "!="),
        (r"!=", "=="),
        (r"(?<![<>-])>=", "<"),
        (r" < ", " > "),
        (r" \+ ", " - "),
        (r" - ", " + "),
        (r" \* ", " / "),
        (r"\bTrue\b", "False"),
        (r"\bFalse\b", "True"),
        (r"\band\b", "or"),
        (r" is not ", " is "),
        (r"\bnot in\b", "in"),
        (r"\bassert\b", "assert not"),
        (r"(?<![\w.])1(?![\w.])", "2"),
        (r"(?<![\w.])0(?![\w.])", "1"),
    )
)


def _replaced(rng: random.Random, part: Text, changes: Sequence[tuple[re.Pattern[str], str]]) -> Lines | None:
    found = [
        (n, pattern, new)
        for n in range(part.header, len(part.lines))
        if part.lines[n].strip()
        for pattern, new in changes
        if pattern.search(part.lines[n])
    ]
    if not found:
        return None
    at, pattern, new = rng.choice(found)
    return [*part.lines[:at], pattern.sub(new, part.lines[at], count=1), *part.lines[at + 1 :]]


DAMAGES: tuple[Damage, ...] = (
    drop_test,
    double_test,
    rename_test,
    rename_fixture,
    rename_helper,
    rename_parameter,
    swap_lines,
    swap_statements,
    swap_members,
    drop_import,
    drop_imported_name,
    drop_helper,
    drop_member,
    drop_decorator,
    change_decorator,
    drop_global,
    drop_line,
    double_line,
    add_space,
    flip_operator,
    change_letter,
    dedent_line,
    comment_out,
    drop_comment,
    change_ending,
)


# Two parts


def move_test(rng: random.Random, one: Text, other: Text) -> tuple[Lines, Lines] | None:
    """To the end of another part, or into a class of the same name there."""
    tests = [node for node in one.body if is_test(node)]
    place = _one(rng, tests)
    if place is None:
        return None
    return [*one.lines[: place[0]], *one.lines[place[1] :]], [*other.lines, "\n\n", *one.lines[slice(*place)]]


def copy_test(rng: random.Random, one: Text, other: Text) -> tuple[Lines, Lines] | None:
    moved = move_test(rng, one, other)
    return moved and (one.lines, moved[1])


def move_member(rng: random.Random, one: Text, other: Text) -> tuple[Lines, Lines] | None:
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


def drop_part(rng: random.Random, one: Text, other: Text) -> tuple[Lines, Lines] | None:
    """All of one part's statements."""
    return one.lines[: one.header], other.lines


def copy_statement(rng: random.Random, one: Text, other: Text) -> tuple[Lines, Lines] | None:
    """A helper, an import or an action of another part, at its end."""
    place = _one(rng, [node for node in one.body if not is_test(node)])
    return place and (one.lines, [*other.lines, "\n\n", *one.lines[slice(*place)]])


Exchange = Callable[[random.Random, Text, Text], "tuple[Lines, Lines] | None"]
EXCHANGES: tuple[Exchange, ...] = (move_test, copy_test, move_member, drop_part, copy_statement)
