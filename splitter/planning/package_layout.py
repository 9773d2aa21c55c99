"""Where the parts go: beside the original, or into a package of its name.

``test_big.py`` becomes ``big/__init__.py`` and ``big/test_<group>.py``. What stands one folder deeper
finds other files by a path from itself, and other modules by one dot more: that is for the language.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath

from splitter.config.settings import Settings
from splitter.languages.language import Language
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Severity
from splitter.model.module import Module, Relocation, UnitKind
from splitter.model.plan import Part, PartRole
from splitter.model.surroundings import NOWHERE, Surroundings
from splitter.planning.part_names import PartNames, part_names, title_of
from splitter.text.file_names import FRAME, folded, folder_names

_NOT_SEARCHED = frozenset(
    {"build", "dist", "venv", "env", "lib", "target", "out", "tmp", "node_modules", "coverage", "htmlcov"}
)
"""Folders that pytest (``norecursedirs``) or the usual lists of ignored files leave out."""


_AS_IT_IS = Relocation()


@dataclass(frozen=True)
class Place:
    """Where the parts of a file will stand, and the module as it is read there."""

    module: Module
    folder: str = ""
    """The new package; empty if they stand beside the original."""
    face: str = ""
    """The file that makes it one."""
    relocation: Relocation = _AS_IT_IS
    findings: tuple[Finding, ...] = ()

    def parts(self, parts: Sequence[Part], stem: str) -> tuple[Part, ...]:
        """The parts with their file names there, behind the package's first file if there is one."""
        if not self.folder:
            return tuple(parts)
        return (_first_file(self.module, self.face, stem), *(self._inside(part) for part in parts))

    def _inside(self, part: Part) -> Part:
        helpers_module = f"{self.folder}/{part.helpers_module}" if part.helpers_module else ""
        return replace(part, name=f"{self.folder}/{part.name}", helpers_module=helpers_module)


def place_of(language: Language, module: Module, settings: Settings) -> Place:
    """Beside the original, or in a package if that is asked for: then what has to change is in there, too."""
    path = module.source.path
    if settings.layout != "package":
        return Place(module)
    if language.deeper is None:
        message = f"the parts of a {language.name.capitalize()} file stand beside it"
        return Place(module, findings=(finding("S134", message, path=path),))
    relocation = language.deeper.relocated(module)
    folder = package_folder(PurePath(path).name, module.source.around)
    findings = relocation.findings
    if not folder and all(one.severity is not Severity.ERROR for one in findings):
        message = "every name for the folder is taken, or means another module"
        findings = (*findings, finding("S136", message, path=path))
    face = f"{folder}/{language.deeper.first_file}"
    return Place(_in_a_package(module), folder, face, relocation, findings)


def _in_a_package(module: Module) -> Module:
    """The module with what will be around its parts: a new package."""
    nothing = frozenset[str]()
    around = replace(
        module.source.around,
        package=True,
        absolute="",
        taken=nothing,
        elsewhere=nothing,
        hidden=nothing,
        importable=True,
    )
    return replace(module, source=replace(module.source, around=around))


def package_folder(original: str, around: Surroundings) -> str:
    """The name of the new package; empty if every name means something else already.

    In a package a module of that name would have to stand in the same folder to be hidden; elsewhere
    the folder is on ``sys.path`` when tests run, and anything that can be imported would be hidden.
    """
    taken = {folded(name).partition(".")[0] for name in around.taken | around.elsewhere}
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


def _first_file(module: Module, name: str, stem: str) -> Part:
    """The file ``name`` that makes the folder a package: the licence and a header."""
    top = tuple(u.index for u in module.units if u.kind in (UnitKind.PREAMBLE, UnitKind.DOCSTRING))
    docstring = module.docstring.content if module.docstring else None
    title = title_of(stem, "", docstring)
    return Part(name, "package", "package", title, top, (), PartRole.PACKAGE_FACE)
