"""Where an imported name is defined: followed from module to module by their texts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from splitter.languages.python.project.reading.environment import file_at, find_module, relative_module
from splitter.languages.python.project.reading.modules import FAR, Names, Place, read_names
from splitter.project.once import once
from splitter.project.texts import text_of
from splitter.text.imported_words import may_import


@dataclass(frozen=True)
class Origin:
    """The module that defines a name, and the name there; dotted for what is inside of it."""

    name: str
    names: Names
    place: Place


def origin(name: str, names: Names, place: Place, far: int = FAR, *, saying: str = "") -> Origin | None:
    """Where the dotted name comes from that a module imports; ``None`` where that can't be told.

    With ``saying`` nor where the module is not one that has this word in its text: it is not parsed then.
    """
    first, _, rest = name.partition(".")
    if first not in names.imports or not far:
        return None
    level, module, inner = names.imports[first]
    file = relative_module(place.file, level, module) if level else find_module(module, place.path)
    wanted = ".".join(filter(None, (inner, rest)))
    if file is None or not wanted or not _may_lead_to(saying, file, wanted.partition(".")[0]):
        return None
    other = read_names(file)
    if other is None:
        return None
    there = Place(file, place.path)
    if wanted.partition(".")[0] in other.imports:
        return origin(wanted, other, there, far - 1, saying=saying)
    return Origin(wanted, other, there)


@once
def _may_lead_to(saying: str, file: Path, name: str) -> bool:
    """Whether a module has a word in its text, or brings a name from another that may have it."""
    text = text_of(file)
    return text is not None and (saying in text or may_import(text, name))


def is_imported_fixture(name: str, names: Names, place: Place) -> bool | None:
    """Whether an imported name is a fixture where it comes from; ``None`` where that can't be told."""
    found = origin(name, names, place)
    if found is None:
        return False if name in names.imports and not names.imports[name][2] else None  # a module
    if found.name in found.names.fixtures:
        return True
    if found.place.file.name == "__init__.py" and file_at(found.place.file.parent / found.name):
        return False
    known = found.name in found.names.plain or found.name in found.names.classes
    return False if known and found.name not in found.names.aliases else None
