"""Other files of the folder that import from a test file: they would not find it any more.

Told from the text of their imports; nothing is run for it. A folder is looked through once, however
many of its files are split, unless files come, go or change.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

_FROM = re.compile(
    r"^[ \t]*from[ \t]+(\.*(?:\w+\.)*\w*)[ \t]+import[ \t]+(\([^)]*\)|[^(\r\n]+)", re.MULTILINE
)
_IMPORT = re.compile(r"^[ \t]*import[ \t]+([^\r\n#;]+)", re.MULTILINE)
_NAME = re.compile(r"(?<![\w.])(\w+|\*)(?:\s+as\s+\w+)?")

Imports = tuple[tuple[str, str], ...]
"""The files that import from one, each with a name that it takes: ``*`` for all, or for the module itself."""


def importers(path: Path) -> Imports:
    """What other Python files in the folder of ``path`` import from it."""
    try:
        entries = [entry for entry in os.scandir(path.parent) if entry.name.endswith(".py")]
        latest = max((entry.stat().st_mtime_ns for entry in entries), default=0)
    except OSError:  # whatever is wrong with the folder will be said when it is written to
        return ()
    found = _imports(str(path.parent), len(entries), latest).get(path.stem, ())
    return tuple((file, name) for file, name in found if file != path.name)


@lru_cache(maxsize=4)
def _imports(folder: str, count: int, latest: int) -> Mapping[str, Imports]:
    """For each file of the folder what others import from it; the numbers say when to look anew."""
    stems = {path.stem for path in Path(folder).glob("*.py")}
    found: defaultdict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for path in sorted(Path(folder).glob("*.py")):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        for match in _FROM.finditer(text):
            module, names = match[1], _NAME.findall(re.sub(r"#.*", "", match[2]))
            stem = module.rpartition(".")[2]
            if stem in stems and _is_here(module, path.parent):
                found[stem].update(dict.fromkeys((path.name, name) for name in names))
            for name in stems.intersection(names):  # from . import test_big
                if _is_here(f"{module}{name}" if module.endswith(".") else f"{module}.{name}", path.parent):
                    found[name][path.name, "*"] = None
        for match in _IMPORT.finditer(text):
            for module in (one.split()[0] for one in match[1].split(",") if one.strip()):
                stem = module.rpartition(".")[2]
                if stem in stems and _is_here(module, path.parent):
                    found[stem][path.name, "*"] = None
    return {stem: tuple(pairs) for stem, pairs in found.items()}


def _is_here(module: str, folder: Path) -> bool:
    """Whether the dotted name of a module, as a file of the folder would write it, can be of this folder."""
    package = module.lstrip(".").rpartition(".")[0]
    level = len(module) - len(module.lstrip("."))
    if level:
        return level == 1 and not package
    parts = package.split(".") if package else []
    return list(folder.absolute().parts[len(folder.absolute().parts) - len(parts) :]) == parts
