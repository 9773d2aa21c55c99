"""All that is around a Python file, as values: read once for a file that is to be split."""

from __future__ import annotations

import ast
import io
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePath

from splitter.languages.python.plugins import Effect, TestFile, rules
from splitter.languages.python.plugins.cases import files_of
from splitter.languages.python.plugins.fixtures import CONFIGURING
from splitter.languages.python.project.asks import asks_of
from splitter.languages.python.project.configuration import Configuration, configuration
from splitter.languages.python.project.conventions import conventions
from splitter.languages.python.project.environment import search_path, site_packages, top_names
from splitter.languages.python.project.imported import idle_names
from splitter.languages.python.project.importers import importers
from splitter.languages.python.project.modules import Kin, Place, dotted, kin, names_of
from splitter.languages.python.project.naming import (
    Namer,
    imports_itself,
    own_name,
    strings_that_name,
)
from splitter.languages.python.project.outside import NOBODY, Outside
from splitter.languages.python.project.plugins import conftests, plugins
from splitter.languages.python.project.registers import registers
from splitter.languages.python.project.requests import Beside, requests
from splitter.languages.python.project.statements import statements_of
from splitter.model.catalogue import finding
from splitter.model.conventions import Conventions
from splitter.model.finding import Finding
from splitter.model.plan import Surroundings
from splitter.project.keyed import keyed_files
from splitter.project.siblings import kindred, taken
from splitter.project.top import up_to_top
from splitter.text.file_names import folder_names, module_names

_BUILT_IN = frozenset(
    {"cache", "capfd", "capfdbinary", "caplog", "capsys", "capsysbinary", "capteesys", "doctest_namespace"}
    | {"monkeypatch", "pytestconfig", "pytester", "record_property", "record_testsuite_property", "recwarn"}
    | {"record_xml_attribute", "request", "subtests", "testdir", "tmp_path", "tmp_path_factory", "tmpdir"}
    | {"tmpdir_factory", "mocker", "event_loop", "benchmark", "datadir", "worker_id"}
)
"""Fixtures of pytest itself (its "API Reference") and of plugins that many projects have."""


def conventions_at(folder: Path) -> Conventions:
    """What counts as a test in a folder."""
    return conventions(folder, configuration(folder))


def surroundings(path: Path, text: str) -> Surroundings:
    """What is around the test file at ``path``, which holds ``text``."""
    folder = path.parent.resolve()
    found = configuration(folder)
    counted = conventions(folder, found)
    names = [PurePath(name).stem for name in module_names(path.name)] + list(folder_names(path.name))
    package = (folder / "__init__.py").is_file()
    present = taken(folder)
    search = search_path(folder, found)
    installed = dict(plugins(folder, found, search))
    chain = list(conftests(folder))
    loaded = [*installed.values(), *(asks_of(text) for _, text in chain)]
    fixtures = _BUILT_IN.union(*(asks.fixtures for asks in loaded))
    asked = CONFIGURING.union(*(asks.asked for asks in loaded))
    # What an installed plugin may read of any module is too much to ask of each part.
    attributes = [a for asks in installed.values() for a in asks.attributes if a != "*"]
    attributes += [a for _, text in chain for a in asks_of(text).attributes]
    beside = Beside(
        fixtures=fixtures | asked,
        attributes=frozenset(attributes),
        marks=frozenset(m for _, text in chain for m in asks_of(text).marks),
    )
    outside, keyed, uncollected_imports = _outside(path, text, found, counted, beside, search)
    return Surroundings(
        package=package,
        taken=present,
        kindred=kindred(folder, path),
        importable=package or _finds_siblings(folder, found),
        hidden=frozenset(name for name in names if _is_elsewhere(name, folder)),
        fixtures=fixtures,
        conventions=counted,
        ignored=tuple(_ignored(folder, found, chain)),
        keyed=(*keyed_files(path, text), *(name for name in keyed if name in present)),
        uncollected_imports=uncollected_imports,
        importers=importers(path, search[: -len(site_packages(folder)) or None]),
        own=outside,
    )


def _outside(
    path: Path,
    text: str,
    found: Configuration,
    counted: Conventions,
    beside: Beside,
    search: tuple[Path, ...],
) -> tuple[Outside, tuple[str, ...], tuple[str, ...]]:
    """What those outside make of the statements; files that are keyed by its name; imported bystanders."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # the reading will say so
        return NOBODY, (), ()
    names = names_of(tree)
    lines = io.StringIO(text, newline="").readlines()
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    file = TestFile(path.stem, statements_of(tree), names, counted, found, lines, starts)
    place = Place(path.absolute(), search)
    bases = dict(_bases(file, place))
    effects = [*requests(file, beside), *registers(file, bases)]
    effects += [effect for rule in rules(text) for effect in rule(file)]
    outside = _merged(effects, bases, tuple(_findings(path, file, text)))
    return outside, tuple(files_of(file)), idle_names(file, place)


def _bases(file: TestFile, place: Place) -> Iterator[tuple[str, Kin]]:
    """The bases of the file's classes that come from elsewhere, as far as they can be told."""
    names = file.names
    nodes = (node for statement in file.statements for node in statement.all)
    every = {dotted(base) for node in nodes if isinstance(node, ast.ClassDef) for base in node.bases}
    for base in sorted(every - {""}):
        if base in names.classes:
            continue
        brought = kin(base, names, place)
        if brought is not None:
            yield base, brought


def _merged(effects: Iterable[Effect], bases: dict[str, Kin], findings: tuple[Finding, ...]) -> Outside:
    needs: defaultdict[int, frozenset[str]] = defaultdict(frozenset)
    effects = list(effects)
    for effect in effects:
        if effect.needs:
            needs[effect.number] |= effect.needs
    tests = {effect.number: effect.tests for effect in effects if effect.tests}
    return Outside(
        everywhere=frozenset(e.number for e in effects if e.everywhere and e.number not in tests),
        needs=dict(needs),
        tests=tests,
        whole={effect.number: effect.whole for effect in effects if effect.whole},
        once=frozenset(effect.number for effect in effects if effect.once),
        unsure=frozenset(effect.number for effect in effects if effect.unsure),
        paths=tuple(sorted({effect.path for effect in effects if effect.path is not None})),
        kin=bases,
        findings=findings,
    )


def _findings(path: Path, file: TestFile, text: str) -> Iterator[Finding]:
    """Who names the module, so that only the old name will do."""
    fixtures = {name for statement in file.statements for name in statement.fixtures}
    objects = {name for statement in file.statements for name in (*statement.binds, *statement.defines)}
    namer = Namer(path, objects - fixtures, own_name(path))
    if path.stem in text:
        for statement in file.statements:
            if imports_itself(statement, path):
                message = f"{path.stem} is imported in itself"
                yield finding("S140", message, path=str(path), line=statement.line)
        for line, said in strings_that_name(file.statements, namer):
            shown = said if len(said) < 60 else said[:57] + "..."
            yield finding("S107", f"a string names this module: {shown}", path=str(path), line=line)
    for conftest, other in conftests(path.parent.resolve()):
        asks = asks_of(other)
        for said in sorted(asks.strings - {*asks.ignored}):
            if namer.says(said):
                message = f"{conftest.name} names this module: {said}"
                yield finding("S107", message, path=str(path))
                break


def _ignored(folder: Path, found: Configuration, chain: Sequence[tuple[Path, str]]) -> Iterator[str]:
    """Patterns of the names in the folder that pytest is told to pass over, or to pick tests from."""
    places = [(found.folder, value) for value in found.switch("--ignore")]
    places += [(found.folder, value) for value in found.switch("--ignore-glob")]
    places += [(found.folder, value.partition("::")[0]) for value in found.switch("--deselect")]
    places += [(conftest.parent, value) for conftest, text in chain for value in asks_of(text).ignored]
    for base, value in places:
        where = (base / value).parent
        name = PurePath(value).name
        if fnmatchcase(str(folder), str(where)) or where == folder or "*" in str(PurePath(value).parent):
            yield name


def _finds_siblings(folder: Path, found: Configuration) -> bool:
    """Whether a test module outside of a package can import one beside it by its name alone.

    In the import modes ``prepend`` and ``append`` pytest puts the folder on ``sys.path``, in
    ``importlib`` only the configuration does.
    """
    if "importlib" not in found.switch("--import-mode"):
        return True
    return any((found.folder / where).resolve() == folder for where in found.words("pythonpath"))


def _is_elsewhere(name: str, folder: Path) -> bool:
    """Whether something else is imported by that name: of the standard library, installed, or above."""
    if name in sys.stdlib_module_names:
        return True
    above = [parent for parent in up_to_top(folder) if parent != folder]
    places = [place for parent in above for place in (parent, parent / "src")]
    places += [*site_packages(folder), *(Path(entry) for entry in sys.path if entry)]
    return any(name in top_names(place) for place in places if place != folder)
