"""Imported names that no part must have, for nothing asks for them and importing them does nothing."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from splitter.languages.python.imports.quiet import is_constant, is_quiet
from splitter.model.statements import Alias, BlockImport, Reading, Role
from splitter.text.nodes import nodes_in

_WORD = re.compile(r"\w+")


def with_idle_imports(reading: Reading, tree: ast.Module) -> Reading:
    """Mark them. What a comment is about, a string may name, or is imported twice is none of them.

    What stands above the first statement is about the file.
    """
    candidates = _candidates(reading)
    idle = {alias for alias, guard in candidates if guard or is_quiet(alias.module)}
    beside = {alias for alias, guard in candidates if alias.name and is_constant(alias.name)} - idle
    names = {alias.bound for alias in idle | beside}
    if names:
        names -= _asked(reading, names)
    if names:
        names -= _quoted(tree)
    return replace(
        reading,
        idle=frozenset(alias for alias in idle if alias.bound in names),
        idle_beside=frozenset(alias for alias in beside if alias.bound in names),
        reached=_reached([alias for alias, guard in candidates if not guard], reading, tree),
        repeated=_repeated(reading),
    )


def _candidates(reading: Reading) -> list[tuple[Alias, str]]:
    count = Counter(alias for one in reading.statements for alias in one.imports)
    return [
        (alias, one.guard)
        for number, one in enumerate(reading.statements)
        if one.role is Role.IMPORT and not one.everywhere and number not in reading.outside
        if not ((number and one.attached) or one.footer or "#" in one.text)
        for alias in one.imports
        if count[alias] == 1
    ]


def _reached(candidates: Sequence[Alias], reading: Reading, tree: ast.Module) -> dict[Alias, frozenset[str]]:
    """``import numpy.linalg`` where ``np.linalg`` is read and ``numpy`` is not."""
    modules = [alias for alias in candidates if not alias.name and "." in alias.module]
    if modules:
        asked = _asked(reading, {alias.bound for alias in modules})
        modules = [alias for alias in modules if alias.bound not in asked]
    modules += [one.alias for one in _in_blocks(reading) if not one.alias.name and "." in one.alias.module]
    if not modules:
        return {}
    last = {alias.module.rpartition(".")[2] for alias in modules}
    read = {
        ast.unparse(node)
        for node in nodes_in(*tree.body)
        if isinstance(node, ast.Attribute) and node.attr in last
    }
    bound = Counter(name for one in reading.statements for name in one.binds)
    found: dict[Alias, frozenset[str]] = {}
    for alias in modules:
        ways = set()
        blocks = (one.alias for one in _in_blocks(reading))
        for one in (*(one for statement in reading.statements for one in statement.imports), *blocks):
            whole = ".".join(filter(None, (one.module, one.name)))
            path = f"{one.bound}{alias.module[len(whole) :]}"
            if alias.module.startswith(f"{whole}.") and bound[one.bound] == 1 and path in read:
                ways.add(one.bound)
        if ways:
            found[alias] = frozenset(ways)
    return found


def _in_blocks(reading: Reading) -> Iterator[BlockImport]:
    for statement in reading.statements:
        yield from statement.block.imports if statement.block else ()


def _repeated(reading: Reading) -> frozenset[tuple[int, str]]:
    """Of names that only imports bind, all to the same thing, all but the first."""
    binders: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(reading.statements):
        for name in one.binds:
            binders[name].append(number)
    found: set[tuple[int, str]] = set()
    for name, numbers in binders.items():
        statements = [reading.statements[number] for number in numbers]
        same = {alias for one in statements for alias in one.imports if alias.bound == name}
        plain = all(one.role is Role.IMPORT and not (one.guard or one.everywhere) for one in statements)
        if len(numbers) > 1 and plain and len(same) == 1:
            found.update((number, name) for number in numbers[1:])
    if not found:
        return frozenset()
    text = "\n".join(one.text for one in reading.statements)
    stars = any(alias.name == "*" for one in reading.statements for alias in one.imports)
    return frozenset(
        () if stars else ((number, name) for number, name in found if not _is_rebound(name, text))
    )


def _is_rebound(name: str, text: str) -> bool:
    """Whether a function may give a name of the module another value, or it is deleted."""
    return re.search(rf"\b(?:global|del)\b[^\n]*\b{re.escape(name)}\b", text) is not None


def _asked(reading: Reading, names: Set[str]) -> set[str]:
    found: set[str] = set()
    for one in reading.statements:
        found |= (one.requests & names - reading.plain) | one.may_read_of(names - found)
    for needs in reading.needs.values():
        found |= needs & names
    return found


def _quoted(tree: ast.Module) -> set[str]:
    """The words of all strings: code in one may look a name up."""
    return {
        word
        for node in nodes_in(*tree.body)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for word in _WORD.findall(node.value)
    }
