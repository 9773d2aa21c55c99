"""The divisions of a file beside each other, for somebody who is to choose one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import TextIO

from splitter.model.plan import Group, Plan
from splitter.reporting.terminal import console, visible


def print_side_by_side(plan: Plan, stream: TextIO) -> None:
    """A column for each division, the first on the left; a part a line, with its tests and lines."""
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 3, 0, 0))
    for number, offer in enumerate(plan.offers, 1):
        table.add_column(f"[{number}] {len(offer)} parts", overflow="fold")
    for row in zip_longest(*(_lines(offer) for offer in plan.offers), fillvalue=""):
        table.add_row(*row)
    out = console(stream)
    out.print(visible(f"{plan.path}: {len(plan.tests)} tests, {len(plan.offers)} divisions (tests, lines)"))
    out.print(table)


def _lines(offer: Sequence[Group]) -> list[str]:
    wide = max(len(group.name) for group in offer)
    return [visible(f"{group.name:{wide}} {_tests(group):4} {_size(group):5}") for group in offer]


def _tests(group: Group) -> int:
    return sum(atom.tests for atom in group.atoms)


def _size(group: Group) -> int:
    return sum(atom.lines for atom in group.atoms)
