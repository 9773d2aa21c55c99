"""All that is around a Python file, as values: read once for a file that is to be split."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from pathlib import Path, PurePath

from splitter.languages.python.plugins import Effect, TestFile, rules
from splitter.languages.python.project.answers import Answers, answers_of
from splitter.languages.python.project.asked_by_bases import asked_by_bases
from splitter.languages.python.project.examples import examples
from splitter.languages.python.project.file_name.own_file import asked_of_own_file
from splitter.languages.python.project.file_name.own_package import own_package
from splitter.languages.python.project.file_name.same_modules import modules_elsewhere
from splitter.languages.python.project.file_name.written_modules import written_modules
from splitter.languages.python.project.found_by_name import found_by_name
from splitter.languages.python.project.import_style import import_style
from splitter.languages.python.project.imported import idle_names, no_fixtures
from splitter.languages.python.project.needed_imports import needed_imports
from splitter.languages.python.project.outside import NOBODY, Outside
from splitter.languages.python.project.reading.configuration import configuration
from splitter.languages.python.project.reading.conventions import conventions
from splitter.languages.python.project.reading.environment import search_path
from splitter.languages.python.project.reading.modules import Place, names_of
from splitter.languages.python.project.reading.plugins import conftests
from splitter.languages.python.project.reading.statements import statements_of
from splitter.languages.python.project.registers import heard_elsewhere, registers
from splitter.languages.python.project.requests import asked_by_inherited_tests, requests
from splitter.languages.python.project.state.counted_for_all import counted_for_all
from splitter.languages.python.project.state.lasting import in_one_part
from splitter.languages.python.project.state.own_state import tied_by_own_state
from splitter.languages.python.project.state.shared_files import tied_by_files, tied_by_folders
from splitter.languages.python.project.state.tied_by_fixtures import tied_by_fixtures
from splitter.languages.python.project.subclasses import found_by_base
from splitter.languages.python.project.told import told
from splitter.languages.python.project.vicinity import Vicinity, names_elsewhere, seen_from, vicinity_of
from splitter.languages.python.trees import tree_of
from splitter.model.surroundings import Importers, OwnAsk, Surroundings
from splitter.project.siblings import siblings
from splitter.text.file_names import folder_names, module_names


def surroundings(path: Path, text: str, importers: Importers) -> Surroundings:
    """What is around the test file at ``path``, which holds ``text`` and has these importers."""
    folder = path.parent.resolve()
    names = [PurePath(name).stem for name in module_names(path.name)] + list(folder_names(path.name))
    package = (folder / "__init__.py").is_file()
    present, parts = siblings(folder, path)
    vicinity = vicinity_of(folder, conftests(folder))
    file = _file(path, text)
    if file is not None:
        vicinity = seen_from(file, vicinity)
    outside, keyed, uncollected_imports, own_asks = _outside(path, file, vicinity, present)
    return Surroundings(
        package=package,
        absolute=own_package(path, file) if package and file else "",
        taken=present,
        elsewhere=frozenset()
        if package or not vicinity.finds_siblings
        else modules_elsewhere(folder, path.name) | written_modules(folder, conftests(folder)),
        kindred=parts,
        importable=package or vicinity.finds_siblings,
        hidden=names_elsewhere(folder, names),
        fixtures=vicinity.fixtures,
        conventions=conventions(folder).within(folder.as_posix()),
        ignored=vicinity.ignored,
        told_apart=vicinity.told_apart,
        keyed=keyed,
        uncollected_imports=uncollected_imports,
        importers=importers,
        own_asks=own_asks,
        import_style=import_style(folder),
        own=outside,
    )


def _file(path: Path, text: str) -> TestFile | None:
    """The file for the rules about those outside; ``None`` for one that can't be parsed."""
    try:
        tree = tree_of(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):  # the reading will say so
        return None
    folder = path.parent.resolve()
    statements, names = statements_of(tree), names_of([tree.body])
    return TestFile(path.stem, statements, names, conventions(folder), configuration(folder), text)


def _outside(
    path: Path, file: TestFile | None, vicinity: Vicinity, present: Collection[str]
) -> tuple[Outside, tuple[str, ...], tuple[str, ...], tuple[OwnAsk, ...]]:
    """What those outside make of the statements; files that are keyed by its name; imported bystanders.

    And what in it asks for it by name, as far as a part that keeps the name has what is asked for.
    """
    if file is None:
        return NOBODY, (), (), ()
    place = Place(path.absolute(), search_path(path.parent.resolve()))
    known = answers_of(path, file, place, vicinity)
    keyed, unfound = found_by_name(path, file, vicinity, known.own, present)
    outside = replace(
        _merged([*_effects(file, vicinity, known), *needed_imports(known.modules, place, known.chain)]),
        kin=known.bases,
        findings=tuple(told(path, file, vicinity, known, unfound)),
        in_order=bool(known.left),
        no_fixtures=no_fixtures(file, place),
        asked_of_classes=vicinity.beside.of_classes,
    )
    asks = (OwnAsk(a.number, a.line, a.code, a.message, a.names) for a in known.asking if a.names is not None)
    return outside, keyed, idle_names(file, place), tuple(asks)


def _effects(file: TestFile, vicinity: Vicinity, known: Answers) -> Iterator[Effect]:
    """What each rule makes of single statements."""
    yield from requests(file, vicinity.beside)
    yield from registers(known.modules, known.bases)
    yield from heard_elsewhere(known.modules)
    yield from examples(file)
    yield from asked_by_inherited_tests(file, known.bases)
    yield from asked_by_bases(known.modules)
    yield from asked_of_own_file(file, known.own)
    yield from in_one_part(file, known.bases, known.left)
    yield from tied_by_fixtures(file, known.chain, known.changed)
    yield from tied_by_files(file)
    yield from tied_by_folders(file)
    yield from tied_by_own_state(known.modules, is_looked_at=known.looked_at)
    yield from counted_for_all(file)
    yield from found_by_base(file, known.through_bases, known.by_others, known.bases)
    for rule in rules(file.text):
        yield from rule(file)


def _merged(effects: Iterable[Effect]) -> Outside:
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
    )
