"""Imported names that no part must have, for nothing asks for them and importing them does nothing."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Set
from dataclasses import replace

from splitter.languages.python.quiet import is_constant, is_quiet
from splitter.model.statements import Alias, Reading, Role

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
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for word in _WORD.findall(node.value)
    }
