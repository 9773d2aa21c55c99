"""Atoms with what their tests show of their subject beside their names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from splitter.model.evidence import Evidence
from splitter.model.module import Module, Unit, UnitKind
from splitter.model.plan import Atom
from splitter.text.wording import names_in, stems_of, words

_FROM = re.compile(r"\s*from\s+([\w.`]+)\s+import\b")
_PLAIN = re.compile(r"\b([\w.]+)(?:\s+as\s+(\w+))?")


def with_evidence(module: Module, atoms: Sequence[Atom]) -> tuple[Atom, ...]:
    """The atoms, each with the evidence of its units or, for a share of a class, of its members."""
    origins = _origins(module)
    return tuple(replace(atom, evidence=_evidence(module, atom, origins)) for atom in atoms)


def _evidence(module: Module, atom: Atom, origins: Mapping[str, str]) -> Evidence:
    text = module.source.text
    units = [module.units[index] for index in atom.units]
    spans = list(_spans(units, frozenset(atom.members)))
    tests = tuple(
        name for u in units for name in u.share(atom.members) or tuple(test.name for test in u.tests)
    )
    said = [name for span in spans for name in names_in(text, *span)]
    names = frozenset(said)
    return Evidence(
        tests=tests,
        words=stems_of(said),
        uses={name: origins[name] for name in sorted(names & origins.keys())},
        called=frozenset(_called(text, spans, tests, names)),
    )


def _called(
    text: str, spans: Sequence[tuple[int, int]], tests: Iterable[str], names: Set[str]
) -> Iterable[str]:
    """The words of the tests' names that stand among the ``names`` of the text as methods that are called."""
    for word in {word for name in tests for word in words(name.rpartition("::")[2])} & names:
        call = f".{word}("
        if any(text.find(call, *span) >= 0 for span in spans):
            yield word


def _spans(units: Iterable[Unit], members: frozenset[str]) -> Iterable[tuple[int, int]]:
    for unit in units:
        if unit.share(members):
            yield from ((m.start, m.end) for m in unit.members if m.test in members)
        else:
            yield unit.head, unit.end


def _origins(module: Module) -> dict[str, str]:
    """Every name that an import binds, and the module that it comes from."""
    found: dict[str, str] = {}
    for unit in module.units:
        if unit.kind is UnitKind.IMPORT:
            text = module.slice(unit)
            match = _FROM.match(text[unit.head - unit.start :])
            named = {(m[2] or m[1].partition(".")[0]): m[1] for m in _PLAIN.finditer(text)}
            for one in unit.imports:
                found[one.bound] = match[1] if match else named.get(one.bound, one.bound)
    return found
