"""Tests that no division brings under the limit, for what they need leaves no room: which stay together.

A part of its own for each would have what they need once more. That is worth it while it takes out more lines
than it repeats; else, with a limit that nobody gave, they are left over the limit in one part.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from splitter.config.settings import Settings
from splitter.model.plan import Atom
from splitter.planning.part_sizes import Sizes


def together(crowded: Sequence[Atom], sizes: Sizes, settings: Settings) -> list[Atom]:
    """The atoms, those as one of which parts of their own would repeat more lines than they have."""
    if not settings.has_no_limit or settings.parts is not None or any(atom.members for atom in crowded):
        return list(crowded)
    clusters: list[list[Atom]] = []
    for atom in crowded:
        host = next((one for one in clusters if _repeated([*one, atom], sizes)), None)
        if host is None:
            clusters.append([atom])
        else:
            host.append(atom)
    return [_one(cluster, sizes) if len(cluster) > 1 else cluster[0] for cluster in clusters]


def _repeated(atoms: Sequence[Atom], sizes: Sizes) -> int:
    """The lines that the last of some atoms shares with all others, if either side has fewer of its own."""
    *others, last = (atom.lines for atom in atoms)
    shared = sizes.shared_lines(atoms)
    return shared if shared > min(last, sum(others)) else 0


def _one(atoms: Sequence[Atom], sizes: Sizes) -> Atom:
    return replace(
        atoms[0],
        units=tuple(sorted(index for atom in atoms for index in atom.units)),
        names=tuple(name for atom in atoms for name in atom.names),
        tests=sum(atom.tests for atom in atoms),
        lines=sum(atom.lines for atom in atoms),
        reason=f"another part would repeat {sizes.shared_lines(atoms)} lines that they need",
    )
