"""What runs tests for a ``__main__`` block: ``main()``, ``run_all()``, a list of tests.

Each part has its own of it, as it has of the block.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Collection, Mapping, Sequence, Set

from splitter.languages.python.facts import Fact

_DISPLAYS = (ast.List, ast.Tuple, ast.Set, ast.Dict)
_HOOKS = re.compile(r"load_tests|pytest_\w+|__\w+__|(?:setup|teardown)\w*", re.IGNORECASE)


def runners(
    facts: Sequence[Fact], tests: Set[str], wanted: Sequence[Set[str]]
) -> Mapping[str, frozenset[str]]:
    """The names of functions and lists that only the block uses, and the tests that each runs.

    ``wanted`` is what each statement needs beside what it reads.
    """
    count: dict[str, int] = {}
    for fact in facts:
        for name in (*fact.names.binds, *fact.names.assigns, *fact.names.modifies, *fact.names.mutates):
            count[name] = count.get(name, 0) + 1
    found = {
        fact.names.binds[0]: fact
        for fact in facts
        if not fact.tests and not fact.main and _may_run(fact.code) and count[fact.names.binds[0]] == 1
    }
    runs = {name: _reached(name, found, tests) for name in found}
    found = {name: fact for name, fact in found.items() if runs[name]}
    while foreign := _used_elsewhere(found, facts, wanted):
        found = {name: fact for name, fact in found.items() if name not in foreign}
    used = frozenset().union(*(f.names.reads for f in facts if f.main or f in found.values()))
    # unittest.main(defaultTest="suite")
    used = used.union(*(f.names.strings for f in facts if f.main))
    return {name: runs[name] for name in found if name in used}


def _may_run(code: Sequence[ast.stmt]) -> bool:
    """A plain function, or an assignment of what is listed to one name."""
    node = code[0]
    if len(code) > 1:
        return False
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return not node.decorator_list and not _HOOKS.fullmatch(node.name)
    if not isinstance(node, ast.Assign) or not isinstance(node.value, _DISPLAYS):
        return False
    target = node.targets[0]
    return len(node.targets) == 1 and isinstance(target, ast.Name) and not _HOOKS.fullmatch(target.id)


def _reached(name: str, found: Mapping[str, Fact], tests: Set[str]) -> frozenset[str]:
    """The tests that something uses, by itself and through others of these."""
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += found[one].names.reads & found.keys()
    return frozenset().union(*(found[one].names.reads for one in seen)) & tests


def _used_elsewhere(
    found: Mapping[str, Fact], facts: Sequence[Fact], wanted: Sequence[Set[str]]
) -> Collection[str]:
    """Those that something else uses."""
    others = [n for n, fact in enumerate(facts) if not fact.main and fact not in found.values()]
    return found.keys() & frozenset().union(*(facts[n].names.reads | wanted[n] for n in others))
