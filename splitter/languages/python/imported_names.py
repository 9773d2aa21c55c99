"""The names that imports bind, and which of them a part may do without though nothing uses them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from functools import cached_property

import libcst as cst

from splitter.languages.python.collection import dotted
from splitter.languages.python.facts import Fact, bound_name
from splitter.languages.python.guarded_imports import guarded
from splitter.languages.python.quiet import is_constant, is_quiet
from splitter.model.module import ImportedName

_WORD = re.compile(r"\w+")
_ESCAPE = re.compile(r"\\.")


class Imports:
    """What is asked for in a file: ``referred`` to by a name, or ``wanted`` in another way."""

    def __init__(self, facts: Sequence[Fact], referred: Set[str], wanted: Set[str]) -> None:
        self._facts = facts
        self._referred = referred
        self._wanted = wanted
        self._count = Counter(name for fact in facts for name in fact.names.binds)

    def of(self, fact: Fact, text: str, *, may_go: bool) -> tuple[ImportedName, ...]:
        """The names of one import whose text this is; ``may_go`` says that not every part must have it.

        What a comment is about is wanted, and what a string names may be looked up. Of a block for type
        checkers something must be used, for ``TYPE_CHECKING`` may be imported for that block alone.
        """
        known = {bound: (module, name) for bound, module, name in _imports_of(fact.node)}
        may_go = may_go and "#" not in text
        never_runs = not isinstance(fact.node, cst.SimpleStatementLine)
        if never_runs:
            may_go = may_go and not self._referred.isdisjoint(fact.names.binds)
        found = []
        for bound in fact.names.binds:
            module, name = known.get(bound, ("", ""))
            used = bound in self._referred
            idle = (
                may_go
                and self._count[bound] == 1
                and not used
                and bound not in self._wanted
                and bound not in self._quoted
            )
            quiet, plain = idle and (never_runs or is_quiet(module)), idle and is_constant(name)
            found.append(ImportedName(bound, used, quiet, "" if never_runs else module, plain))
        return tuple(found)

    @cached_property
    def _quoted(self) -> frozenset[str]:
        """The words of all strings, whether a backslash in one begins an escape or not."""
        texts = "\n".join(text for fact in self._facts for text in fact.names.strings)
        return frozenset([*_WORD.findall(texts), *_WORD.findall(_ESCAPE.sub(" ", texts))])


def _imports_of(node: cst.CSTNode) -> Iterator[tuple[str, str, str]]:
    """What each name of an import is: the name that it binds, its module, and what it is called there."""
    for small in node.body if isinstance(node, cst.SimpleStatementLine) else guarded(node):
        if isinstance(small, cst.Import):
            yield from ((bound_name(alias), dotted(alias.name), "") for alias in small.names)
        elif isinstance(small, cst.ImportFrom) and not isinstance(small.names, cst.ImportStar):
            module = "." * len(small.relative) + dotted(small.module)
            yield from ((bound_name(alias), module, dotted(alias.name)) for alias in small.names)
