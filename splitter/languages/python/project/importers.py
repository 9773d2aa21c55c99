"""Other files of the project that import from a test file: they would not find it any more.

Told from the text of their imports; nothing is run for it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from splitter.project.texts import naming

_FROM = re.compile(
    r"^[ \t]*from[ \t]+(\.*(?:\w+\.)*\w*)[ \t]+import[ \t]+(\([^)]*\)|[^(\r\n]+)", re.MULTILINE
)
_IMPORT = re.compile(r"^[ \t]*import[ \t]+([^\r\n#;]+)", re.MULTILINE)
_NAME = re.compile(r"(?<![\w.])(\w+|\*)(?:\s+as\s+\w+)?")

Imports = tuple[tuple[str, str], ...]
"""Files or modules, each with a name that is imported: ``*`` for all, or for the module itself."""


def importers(path: Path, roots: tuple[Path, ...] = ()) -> Imports:
    """What other Python files of the project import from the file at ``path``.

    ``roots`` are further folders that modules are found in by their names alone.
    """
    own = path.parent.resolve() / path.name
    found = (
        (os.path.relpath(file, own.parent), name)
        for file, text in naming(path, ".py")
        for name in _taken(imports_of(text), file, own, roots)
    )
    return tuple(dict.fromkeys(found))


def _taken(imports: Imports, file: Path, own: Path, roots: tuple[Path, ...]) -> Iterator[str]:
    """The names that some imports of ``file`` take from the module at ``own``."""
    stem = own.stem
    for module, name in imports:
        if module.rpartition(".")[2] == stem and _means(module, file, own, roots):
            yield name
        elif name == stem:  # from . import test_big
            inner = f"{module}{name}" if module.endswith(".") else f"{module}.{name}"
            if _means(inner, file, own, roots):
                yield "*"


@lru_cache(maxsize=1024)
def imports_of(text: str) -> Imports:
    """The modules that a text imports, each with a name that it takes."""
    found: dict[tuple[str, str], None] = {}
    for match in _FROM.finditer(text):
        found.update(dict.fromkeys((match[1], name) for name in _NAME.findall(re.sub(r"#.*", "", match[2]))))
    for match in _IMPORT.finditer(text):
        found.update(dict.fromkeys((one.split()[0], "*") for one in match[1].split(",") if one.strip()))
    return tuple(found)


def _means(module: str, file: Path, own: Path, roots: tuple[Path, ...]) -> bool:
    """Whether the dotted name of a module, as ``file`` writes it, can mean the module at ``own``."""
    words = module.lstrip(".")
    level = len(module) - len(words)
    relative = Path(*words.split(".")).with_suffix(".py")
    if level:
        folder = file.parents[level - 1] if level <= len(file.parents) else file.parent
        return folder / relative == own
    if own.parts[-len(relative.parts) :] != relative.parts:
        return False
    if (file.parent / relative).is_file():  # the test's own folder comes first on sys.path
        return file.parent / relative == own
    if len(relative.parts) > 1:
        return True
    # By its name alone it is found where a folder around, or one on the path, has it.
    return own.parent in (*file.parents, *roots)
