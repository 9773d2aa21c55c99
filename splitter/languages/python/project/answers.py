"""Answers that several of the rules about those outside of a file stand on, each asked for once."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.file_name.asking_itself import (
    Asking,
    asks_of_itself,
    may_ask_of_itself,
)
from splitter.languages.python.project.file_name.own_file import OwnFile, uses_of_own_file
from splitter.languages.python.project.reading.environment import own_search_path
from splitter.languages.python.project.reading.modules import Kin, Place, dotted, kin
from splitter.languages.python.project.reading.plugins import Conftests, conftests
from splitter.languages.python.project.state.lasting import Change, lasting_changes
from splitter.languages.python.project.state.late_imports import late_changes
from splitter.languages.python.project.state.own_modules import OwnModules
from splitter.languages.python.project.state.own_state import (
    added_by_each_part,
    counted_by_conftests,
    is_looked_at,
)
from splitter.languages.python.project.state.patchers import started_patches
from splitter.languages.python.project.state.served_state import left_with_servers
from splitter.languages.python.project.state.shared_fixtures import changes_of_fixtures
from splitter.languages.python.project.state.tied_by_fixtures import Changing, changed_fixtures
from splitter.languages.python.project.subclasses import (
    AskedElsewhere,
    AskedOf,
    asked_elsewhere,
    asked_subclasses,
)
from splitter.languages.python.project.vicinity import Vicinity, restored_in


class Answers(NamedTuple):
    """What is known of a file."""

    chain: Conftests
    modules: OwnModules
    """The project's own."""
    looked_at: bool
    """Whether a test may look at their state."""
    bases: Mapping[str, Kin]
    """Those of its classes that come from elsewhere, as far as they can be told."""
    own: Sequence[OwnFile]
    left: Sequence[Change]
    """What its tests leave changed in other modules."""
    changed: Changing
    """Fixtures of a module or a class that its tests change."""
    through_bases: Sequence[AskedOf]
    by_others: Sequence[AskedElsewhere]
    asking: Sequence[Asking]
    """Where it asks for itself by its name."""


def answers_of(path: Path, file: TestFile, place: Place, vicinity: Vicinity) -> Answers:
    """Those for the file at a path."""
    folder = path.parent.resolve()
    chain = conftests(folder)
    own_folders = _own_folders(folder)
    modules = OwnModules(file, Place(place.file, own_folders))
    looked_at = is_looked_at(modules)
    return Answers(
        chain=chain,
        modules=modules,
        looked_at=looked_at,
        bases=dict(_bases(file, place)),
        own=list(uses_of_own_file(file)),
        left=[
            *_lasting_changes(file, place, vicinity),
            *late_changes(file, own_folders),
            *changes_of_fixtures(file, vicinity.shared),
            *left_with_servers(file, chain),
            *started_patches(file),
            *counted_by_conftests(modules, chain),
            *(added_by_each_part(modules) if looked_at else ()),
        ],
        changed=changed_fixtures(file, chain),
        through_bases=list(asked_subclasses(file, place)),
        by_others=list(asked_elsewhere(path, file)),
        asking=list(asks_of_itself(path, file.statements)) if may_ask_of_itself(path, file.text) else [],
    )


def _lasting_changes(file: TestFile, place: Place, vicinity: Vicinity) -> Sequence[Change]:
    found = list(lasting_changes(file, place, vicinity.restored))
    return list(lasting_changes(file, place, restored_in(vicinity))) if found else found


def _bases(file: TestFile, place: Place) -> Iterator[tuple[str, Kin]]:
    """The bases of the file's classes that come from elsewhere, as far as they can be told."""
    names = file.names
    classes = (node for statement in file.statements for node in statement.of(ast.ClassDef))
    every = {dotted(base) for node in classes for base in node.bases}
    for base in sorted(every - {""}):
        if base in names.classes:
            continue
        brought = kin(base, names, place)
        if brought is not None:
            yield base, brought


def _own_folders(folder: Path) -> tuple[Path, ...]:
    """Where the project's own modules are: tests that are installed have all other packages beside them."""
    return tuple(place for place in own_search_path(folder) if not place.name.endswith("-packages"))
