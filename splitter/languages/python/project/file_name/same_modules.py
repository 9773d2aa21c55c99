"""Files that are in no package: pytest imports each by its name alone, and two of one name are one module.

That is so in its import modes ``prepend`` and ``append`` ("pytest import mechanisms and sys.path"): there the
second of them is an error of collection, after which no test is run at all.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from splitter.project.once import once
from splitter.project.texts import files_below
from splitter.project.top import marked
from splitter.text.file_names import retired_name

_OF_EACH_FOLDER = frozenset({"conftest.py", "setup.py"})
"""What is one in each folder, and no part."""


def modules_elsewhere(folder: Path, name: str) -> frozenset[str]:
    """The names of those of the project that are in other folders than this one.

    None where the file of that name has one alike, or had it: then these are not collected together.
    """
    found = _elsewhere(folder)
    return frozenset() if found & {name, retired_name(name)} else found


@once
def _elsewhere(folder: Path) -> frozenset[str]:
    top = marked(folder)
    if top is None:
        return frozenset()
    own = os.fspath(folder)
    return frozenset(name for name, folders in _outside_of_packages(top).items() if folders != {own})


@once
def _outside_of_packages(top: Path) -> Mapping[str, frozenset[str]]:
    """The names of the modules that are in no package, each with its folders."""
    folders: defaultdict[str, list[str]] = defaultdict(list)
    for file in files_below(top, ".py", retired_name(".py")):
        folder, name = os.path.split(file)
        folders[folder].append(name)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for folder, names in folders.items():
        if "__init__.py" not in names:
            for name in names:
                found[name].add(folder)
    return {name: frozenset(places) for name, places in found.items() if name not in _OF_EACH_FOLDER}
