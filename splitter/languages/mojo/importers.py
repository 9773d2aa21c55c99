"""Other Mojo files of the project that import from a file: aggregators, which run the tests of many."""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from splitter.model.surroundings import Importers
from splitter.project.once import once
from splitter.project.texts import bytes_of, files_around

_FROM = re.compile(
    r"^[ \t]*from[ \t]+([.\w]+)[ \t]+import[ \t]+(\([^)]*\)|(?:[^\r\n#\\]|\\\r?\n)+)", re.MULTILINE
)
_IMPORT = re.compile(r"^[ \t]*import[ \t]+([^\r\n#;]+)", re.MULTILINE)
_ITEM = re.compile(r"(?<![\w.`])(`[^`\n]+`|\w+|\*)(?:\s+as\s+\w+)?")
_SUFFIXES = (".mojo", ".🔥")


def importers(path: Path) -> Importers:
    """The files that import from the one at ``path``, each with a name; ``*`` for all of it."""
    own = path.parent.resolve() / path.name
    files = tuple(file for suffix in _SUFFIXES for file in files_around(own.parent, suffix))
    found = (
        (os.path.relpath(file, own.parent), name)
        for file, module, name in _by_last_word(files).get(own.stem, ())
        if file != str(own) and _means(module, Path(file), own)
    )
    return tuple(dict.fromkeys(found))


def grouped(found: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each file once, with all that it takes in words."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for file, name in found:
        names[file].append("all of it" if name == "*" else name)
    yield from ((file, ", ".join(some)) for file, some in names.items())


@once
def _by_last_word(files: tuple[str, ...]) -> Mapping[str, Sequence[tuple[str, str, str]]]:
    """The imports of files by the last word of the module's name: whose, of which module, what of it."""
    found: defaultdict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for file in files:
        for module, name in dict.fromkeys(_imports(bytes_of(file).decode("utf-8", "replace"))):
            found[module.rpartition(".")[2]].append((file, module, name))
    return found


def _imports(text: str) -> Iterator[tuple[str, str]]:
    """The modules that a text imports, each with a name that it takes."""
    for match in _FROM.finditer(text):
        for name in _ITEM.findall(re.sub(r"#.*", "", match[2])):
            yield match[1], name.strip("`")
            dots = "" if match[1].endswith(".") else "."
            yield f"{match[1]}{dots}{name}", "*"  # from tests import test_big
    for match in _IMPORT.finditer(text):
        yield from ((one.split()[0], "*") for one in match[1].split(",") if one.strip())


def _means(module: str, file: Path, own: Path) -> bool:
    """Whether the dotted name of a module, as ``file`` writes it, can mean the module at ``own``."""
    words = module.lstrip(".")
    parts = (*words.split("."),)
    if parts[-1] != own.stem or not words:
        return False
    folder = (*own.parts[:-1], own.stem)
    if level := len(module) - len(words):
        around = file.parents[min(level, len(file.parents)) - 1]
        return around.joinpath(*parts).parts == folder
    # By its whole name it is found below a folder that is given with -I, or beside the file.
    return folder[-len(parts) :] == parts and (len(parts) > 1 or file.parent == own.parent)
