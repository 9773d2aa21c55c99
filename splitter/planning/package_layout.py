"""Where the parts go: beside the original, or into a package of its name.

``test_big.py`` becomes ``big/__init__.py`` and ``big/test_<group>.py``. What stands one folder deeper
finds other files by a path from itself, and other modules by one dot more: that is for the language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from splitter.model.plan import Module, Part, PartRole, Surroundings, UnitKind
from splitter.planning.part_names import NOWHERE, PartNames, part_names, title_of
from splitter.text.file_names import FRAME, folded, folder_names

_NOT_SEARCHED = frozenset(
    {"build", "dist", "venv", "env", "lib", "target", "out", "tmp", "node_modules", "coverage", "htmlcov"}
)
"""Folders that pytest (``norecursedirs``) or the usual lists of ignored files leave out."""


def package_folder(original: str, around: Surroundings) -> str:
    """The name of the new package; empty if every name means something else already.

    In a package a module of that name would have to stand in the same folder to be hidden; elsewhere
    the folder is on ``sys.path`` when tests run, and anything that can be imported would be hidden.
    """
    taken = {folded(name).partition(".")[0] for name in around.taken}
    for name in folder_names(original):
        hides = name in around.hidden and not around.package
        if not hides and folded(name) not in taken and name.lower() not in _NOT_SEARCHED:
            return name
    return ""


def names_in_package(
    original: str,
    groups: Sequence[str],
    pattern: str | None,
    test_files: Sequence[str],
    around: Surroundings = NOWHERE,
) -> PartNames:
    """The parts' file names in the package, which says what they are about: the group alone."""
    ends = PurePath(original).stem.lower().endswith(FRAME)
    shapes = ["{group}_test", "test_{group}"] if ends else ["test_{group}", "{group}_test"]
    shapes += [f.replace("*", "{group}") for f in around.conventions.files if f.count("*") == 1]
    empty = replace(around, taken=frozenset(), kindred=frozenset())
    tried = [
        part_names(original, groups, one, test_files, empty, beside=False)
        for one in ([pattern] if pattern else shapes)
    ]
    return next((names for names in tried if not names.findings), tried[0])


def first_file(module: Module, name: str, stem: str) -> Part:
    """The file ``name`` that makes the folder a package: the licence and a header."""
    top = tuple(u.index for u in module.units if u.kind in (UnitKind.PREAMBLE, UnitKind.DOCSTRING))
    docstring = module.docstring.content if module.docstring else None
    title = title_of(stem, "", docstring)
    return Part(name, "package", "package", title, top, (), PartRole.PACKAGE_FACE)
