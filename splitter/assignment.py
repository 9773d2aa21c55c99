"""Tests to named groups: what a strategy gets to see, and what becomes of classes that are too big for one part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from splitter.config import Settings
from splitter.division import divide
from splitter.grouping import group
from splitter.grouping.opening import closed, is_opened
from splitter.grouping.subject import Model
from splitter.languages import Language
from splitter.languages.evidence import members_of, with_evidence
from splitter.model import Atom, Grouping, Module

LOOKING = ("auto", "subject")
"""Strategies that look at more than names."""


def assign(
    language: Language,
    module: Module,
    atoms: Sequence[Atom],
    settings: Settings,
    stem: str,
    model: Model = Model(),
) -> Grouping:
    """The atoms in groups. Classes that alone are over the limit, or most of the file, are divided."""
    if settings.by not in LOOKING:
        return divide(module, group(atoms, settings.limit, settings, stem=stem), settings.limit, settings, stem)
    seen = with_evidence(language, module, atoms)
    opened = [
        share
        for atom in seen
        for share in (
            members_of(language, module, atom)
            if module.units[atom.units[0]].members and is_opened(atom, seen, settings.target_lines)
            else (atom,)
        )
    ]
    grouping = group(opened, settings.limit, settings, stem=stem, model=model)
    offers = tuple(closed(offer, seen) for offer in grouping.offers)
    grouping = replace(grouping, groups=closed(grouping.groups, seen), offers=offers)
    return divide(module, grouping, settings.limit, settings, stem)
