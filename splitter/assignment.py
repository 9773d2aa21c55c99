"""Tests to named groups: what a strategy gets to see, and what becomes of classes too big for one part."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from splitter.basics import Refused
from splitter.config import Settings
from splitter.division import divide
from splitter.findings import finding
from splitter.grouping import group
from splitter.grouping.opening import closed, is_opened
from splitter.grouping.subject import LEARNT, Model, reason
from splitter.languages import Language
from splitter.languages.evidence import members_of, with_evidence
from splitter.model import Atom, Group, Grouping, Module

LOOKING = ("auto", "subject")
"""Strategies that look at more than names."""


def assign(
    language: Language,
    module: Module,
    atoms: Sequence[Atom],
    settings: Settings,
    stem: str,
    model: Model = LEARNT,
) -> Grouping:
    """The atoms in groups. Classes that alone are over the limit, or most of the file, are divided."""
    if settings.by not in LOOKING:
        return divide(
            module, group(atoms, settings.limit, settings, stem=stem), settings.limit, settings, stem
        )
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
    if grouping.offers:
        grouping = _chosen(grouping, tuple(closed(offer, seen) for offer in grouping.offers), settings)
    else:
        grouping = replace(grouping, groups=closed(grouping.groups, seen))
    return divide(module, grouping, settings.limit, settings, stem)


def _chosen(grouping: Grouping, offers: tuple[tuple[Group, ...], ...], settings: Settings) -> Grouping:
    """The grouping that was asked for; raises ``Refused`` (S603) where there are not so many."""
    if settings.choose > len(offers):
        count = "is 1 division" if len(offers) == 1 else f"are {len(offers)} divisions"
        raise Refused(finding("S603", f"--choose {settings.choose}: there {count} of this file"))
    groups = offers[settings.choose - 1]
    return replace(grouping, reason=reason(groups), groups=groups, offers=offers)
