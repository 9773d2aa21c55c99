"""Other files of the folder that import from a test file: they would not find it any more.

Told from the text of their imports; nothing is run for it. Each file is looked through once, however
many files of its folder are split, unless it changes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from splitter.files import read_whole

_FROM = re.compile(
    r"^[ \t]*from[ \t]+(\.*(?:\w+\.)*\w*)[ \t]+import[ \t]+(\([^)]*\)|[^(\r\n]+)", re.MULTILINE
)
_IMPORT = re.compile(r"^[ \t]*import[ \t]+([^\r\n#;]+)", re.MULTILINE)
_NAME = re.compile(r"(?<![\w.])(\w+|\*)(?:\s+as\s+\w+)?")

Imports = tuple[tuple[str, str], ...]
"""Files or modules, each with a name that is imported: ``*`` for all, or for the module itself."""


def importers(path: Path) -> Imports:
    """What other Python files in the folder of ``path`` import from it."""
    try:
        files = [
            (entry.name, _imported(entry.path, stat.st_mtime_ns, stat.st_size))
            for entry in os.scandir(path.parent)
            if entry.name.endswith(".py") and entry.name != path.name
            for stat in [entry.stat()]
        ]
    except OSError:  # whatever is wrong with the folder will be said when it is written to
        return ()
    found = ((file, name) for file, imports in sorted(files) for name in _taken(imports, path))
    return tuple(dict.fromkeys(found))


def _taken(imports: Imports, path: Path) -> Iterator[str]:
    """The names that some imports take from the file at ``path``."""
    stem = path.stem
    for module, name in imports:
        if module.rpartition(".")[2] == stem and _is_here(module, path.parent):
            yield name
        elif name == stem:  # from . import test_big
            inner = f"{module}{name}" if module.endswith(".") else f"{module}.{name}"
            if _is_here(inner, path.parent):
                yield "*"


@lru_cache(maxsize=8192)
def _imported(file: str, modified: int, size: int) -> Imports:
    """The modules that a file imports, each with a name that it takes; the numbers say when to look anew."""
    try:
        text = read_whole(file).decode("utf-8", "replace").replace("\r", "\n")
    except OSError:
        return ()
    found: dict[tuple[str, str], None] = {}
    for match in _FROM.finditer(text):
        found.update(dict.fromkeys((match[1], name) for name in _NAME.findall(re.sub(r"#.*", "", match[2]))))
    for match in _IMPORT.finditer(text):
        found.update(dict.fromkeys((one.split()[0], "*") for one in match[1].split(",") if one.strip()))
    return tuple(found)


def _is_here(module: str, folder: Path) -> bool:
    """Whether the dotted name of a module, as a file of the folder would write it, can be of this folder."""
    package = module.lstrip(".").rpartition(".")[0]
    level = len(module) - len(module.lstrip("."))
    if level:
        return level == 1 and not package
    parts = package.split(".") if package else []
    return list(folder.absolute().parts[len(folder.absolute().parts) - len(parts) :]) == parts
