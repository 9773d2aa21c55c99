"""The names that imports bind, and which of them a part may do without though nothing uses them."""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property

import libcst as cst

from splitter.languages.python.facts import Fact, binds_unseen, bound_name
from splitter.languages.python.folding import folded
from splitter.languages.python.imports.blocks import imports_in_blocks
from splitter.languages.python.imports.guarded import guarded, module_of
from splitter.languages.python.imports.quiet import is_constant, is_quiet
from splitter.model.module import ImportedName
from splitter.text.nodes import nodes_in

_WORD = re.compile(r"\w+")
_ESCAPE = re.compile(r"\\.")


class Imports:
    """What is asked for in a file: ``referred`` to by a name, or ``wanted`` in another way."""

    def __init__(self, facts: Sequence[Fact], referred: Set[str], wanted: Set[str]) -> None:
        self._facts = facts
        self._referred = referred
        self._wanted = wanted
        self._count = Counter(name for fact in facts for name in fact.names.binds)

    def of(self, fact: Fact, *, may_go: bool) -> tuple[ImportedName, ...]:
        """The names of one import; ``may_go`` says that not every part must have it.

        What a string names may be looked up. Of a block for type checkers something must be used, for
        ``TYPE_CHECKING`` may be imported for that block alone.
        """
        known = {bound: (module, name) for bound, module, name in _imports_of(fact.written)}
        never_runs = bool(guarded(fact.written))
        if never_runs:
            may_go = may_go and not self._referred.isdisjoint(fact.names.binds)
        found = []
        for bound in fact.names.binds:
            module, name = known.get(bound, ("", ""))
            used = bound in self._referred
            unread = may_go and self._count[bound] == 1 and not used
            idle = unread and bound not in self._wanted and bound not in self._quoted
            quiet, plain = idle and (never_runs or is_quiet(module)), idle and is_constant(name)
            reached = self._reached(module) if unread and not (name or never_runs) else frozenset[str]()
            found.append(
                ImportedName(
                    bound,
                    used or bool(reached),
                    quiet,
                    module if fact.is_import else "",
                    plain,
                    reached,
                    again=may_go and self._first.get(bound, fact) is not fact,
                )
            )
        return tuple(found)

    def in_blocks(self, fact: Fact, requests: Set[str]) -> tuple[ImportedName, ...]:
        """The names that imports in the blocks of another statement bind, and that some part may do without.

        Others use them (or what is in the modules, by other names), it does not itself, no runner takes them
        for tests, and nothing else binds them.
        """
        names = fact.names
        own = names.reads | names.assigns | names.mutates | names.modifies | requests
        asked = self._wanted - own
        modules: defaultdict[str, list[str]] = defaultdict(list)
        for node in imports_in_blocks(fact.code):
            for alias in node.names:
                is_path = isinstance(node, ast.Import) and not alias.asname
                modules[folded(bound_name(alias))].append(alias.name if is_path else "")
        ways = {bound: [self._reached(path) for path in paths if path] for bound, paths in modules.items()}
        return tuple(
            ImportedName(bound, True, reached=frozenset().union(*reached))
            for bound, reached in ways.items()
            if bound in asked or (bound not in own and reached and all(reached))
            if self._count[bound] == 1 and not (bound[:4].lower() == "test" and bound in self._bare)
        )

    def _reached(self, module: str) -> frozenset[str]:
        """The names by whose attributes a module is used: ``np`` where ``np.linalg`` is read."""
        found: set[str] = set()
        for fact in self._facts:
            for bound, outer, name in _all_imports(fact):
                path = f"{outer}.{name}" if name else outer
                inner = module.removeprefix(f"{path}.")
                if inner != module and self._count[bound] == 1 and f"{bound}.{inner}" in self._paths:
                    found.add(bound)
        return frozenset(found)

    @cached_property
    def _paths(self) -> frozenset[str]:
        """All ``a.b.c`` of the file."""
        nodes = (node for fact in self._facts for node in nodes_in(*fact.code))
        return frozenset(path for node in nodes if isinstance(node, ast.Attribute) and (path := _path(node)))

    @cached_property
    def _bare(self) -> frozenset[str]:
        """Names that are used by themselves, and not only for their attributes, as a module is."""
        nodes = [node for fact in self._facts for node in nodes_in(*fact.code)]
        outer = {id(node.value) for node in nodes if isinstance(node, ast.Attribute)}
        return frozenset(n.id for n in nodes if isinstance(n, ast.Name) and id(n) not in outer)

    @cached_property
    def _first(self) -> Mapping[str, Fact]:
        """The first of several imports that bind a name to the same, for names that nothing else binds."""
        facts: defaultdict[str, list[Fact]] = defaultdict(list)
        origins: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        other: set[str] = set()
        for fact in self._facts:
            other |= fact.names.assigns
            if not fact.is_import or binds_unseen(fact.code):
                other.update(fact.names.binds)
                continue
            for bound, module, name in _imports_of(fact.written):
                facts[bound].append(fact)
                origins[bound].add((module, name))
        if any(binds_unseen(fact.code) and not fact.names.binds for fact in self._facts):  # a star
            return {}
        return {
            name: found[0]
            for name, found in facts.items()
            if len(found) > 1 and len(origins[name]) == 1 and name not in other
        }

    @cached_property
    def _quoted(self) -> frozenset[str]:
        """The words of all strings, whether a backslash in one begins an escape or not."""
        texts = "\n".join(text for fact in self._facts for text in fact.names.strings)
        return frozenset([*_WORD.findall(texts), *_WORD.findall(_ESCAPE.sub(" ", texts))])


def _all_imports(fact: Fact) -> Iterator[tuple[str, str, str]]:
    """The same of all imports that run with a statement."""
    if fact.is_import:
        yield from _imports_of(fact.written)
    for node in () if fact.is_import else imports_in_blocks(fact.code):
        for alias in node.names:
            module = (
                "." * node.level + (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
            )
            name = alias.name if isinstance(node, ast.ImportFrom) else ""
            yield folded(bound_name(alias)), folded(module), folded(name)


def _imports_of(node: cst.CSTNode | None) -> Iterator[tuple[str, str, str]]:
    """What each name of an import is: the name that it binds, its module, and what it is called there."""
    for small in node.body if isinstance(node, cst.SimpleStatementLine) else guarded(node):
        if isinstance(small, cst.Import):
            yield from ((_bound(alias), folded(alias.evaluated_name), "") for alias in small.names)
        elif isinstance(small, cst.ImportFrom) and not isinstance(small.names, cst.ImportStar):
            module = module_of(small)
            yield from ((_bound(alias), module, folded(alias.evaluated_name)) for alias in small.names)


def _bound(alias: cst.ImportAlias) -> str:
    return folded(alias.evaluated_alias or alias.evaluated_name.partition(".")[0])


def _path(node: ast.expr) -> str:
    """``a.b.c`` as it is written; empty for attributes of anything but a name."""
    if isinstance(node, ast.Name):
        return node.id
    outer = _path(node.value) if isinstance(node, ast.Attribute) else ""
    return f"{outer}.{node.attr}" if outer and isinstance(node, ast.Attribute) else ""
