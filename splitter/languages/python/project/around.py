"""All that is around a Python file, as values: read once for a file that is to be split."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from splitter.languages.python.plugins import Effect, TestFile, rules
from splitter.languages.python.project.asking_itself import asks_of_itself
from splitter.languages.python.project.asks import asks_of
from splitter.languages.python.project.configuration import configuration
from splitter.languages.python.project.conventions import conventions
from splitter.languages.python.project.environment import own_search_path, search_path
from splitter.languages.python.project.examples import examples, run_in_each_part
from splitter.languages.python.project.found_by_name import found_by_name
from splitter.languages.python.project.import_style import import_style
from splitter.languages.python.project.imported import idle_names, no_fixtures
from splitter.languages.python.project.lasting import Change, in_one_part, lasting_changes
from splitter.languages.python.project.late_imports import late_changes
from splitter.languages.python.project.modules import Kin, Place, dotted, kin, names_of
from splitter.languages.python.project.naming import namer_of
from splitter.languages.python.project.outside import NOBODY, Outside
from splitter.languages.python.project.own_file import (
    OwnFile,
    asked_of_own_file,
    uses_of_own_file,
)
from splitter.languages.python.project.own_measure import measured
from splitter.languages.python.project.own_package import own_package
from splitter.languages.python.project.own_state import counted_by_conftests, tied_by_own_state
from splitter.languages.python.project.patchers import started_patches
from splitter.languages.python.project.plugins import conftests
from splitter.languages.python.project.registers import registers
from splitter.languages.python.project.requests import asked_by_inherited_tests, requests
from splitter.languages.python.project.same_modules import modules_elsewhere
from splitter.languages.python.project.seeded import drawn_from_one_seed
from splitter.languages.python.project.set_up_again import set_up_for_each_part
from splitter.languages.python.project.shared_files import tied_by_files
from splitter.languages.python.project.shared_fixtures import changes_of_fixtures
from splitter.languages.python.project.statements import statements_of
from splitter.languages.python.project.subclasses import (
    AskedElsewhere,
    AskedOf,
    asked_elsewhere,
    asked_subclasses,
    found_by_base,
)
from splitter.languages.python.project.tied_by_fixtures import changed_fixtures, tied_by_fixtures
from splitter.languages.python.project.vicinity import (
    Vicinity,
    names_elsewhere,
    restored_in,
    seen_from,
    vicinity_of,
)
from splitter.languages.python.project.written_modules import written_modules
from splitter.languages.python.trees import tree_of
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
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
    folder = path.parent.resolve()
    place = Place(path.absolute(), search_path(folder))
    bases = dict(_bases(file, place))
    own = list(uses_of_own_file(file))
    left = [*_lasting_changes(file, place, vicinity), *late_changes(file, _own_folders(folder))]
    left += [*changes_of_fixtures(file, vicinity.shared), *started_patches(file)]
    own_place = Place(place.file, _own_folders(folder))
    left += counted_by_conftests(file, own_place, conftests(folder))
    effects = [*requests(file, vicinity.beside), *registers(file, bases), *examples(file)]
    effects += asked_by_inherited_tests(file, bases)
    effects += [*asked_of_own_file(file, own), *in_one_part(file, bases, left)]
    changed = changed_fixtures(file, conftests(folder))
    effects += [*tied_by_fixtures(file, conftests(folder), changed), *tied_by_files(file)]
    effects += tied_by_own_state(file, own_place)
    through_bases = list(asked_subclasses(file, place))
    by_others = list(asked_elsewhere(path, file))
    effects += found_by_base(file, through_bases, by_others, bases)
    effects += [effect for rule in rules(file.text) for effect in rule(file)]
    named = path.stem in file.text or "__main__" in file.text
    asking = list(asks_of_itself(path, file.statements)) if named else []
    said = [finding(a.code, a.message, path=str(path), line=a.line) for a in asking if a.names is None]
    said += [*_findings(path, file), *_own_file(path, own), *_lasting(path, left)]
    said += list(_through_bases(path, file, through_bases)) or list(_asked_by_others(path, by_others))
    said += set_up_for_each_part(str(path), file, conftests(folder), changed)
    said += [*run_in_each_part(str(path), file), *measured(str(path), file)]
    keyed, unfound = found_by_name(path, file, vicinity, own, present)
    said += [*unfound, *drawn_from_one_seed(str(path), file), *_plugins(vicinity)]
    outside = replace(
        _merged(effects, bases, tuple(said)),
        in_order=bool(left),
        no_fixtures=no_fixtures(file, place),
        asked_of_classes=vicinity.beside.of_classes,
    )
    asks = tuple(OwnAsk(a.number, a.line, a.code, a.message, a.names) for a in asking if a.names is not None)
    return outside, keyed, idle_names(file, place), asks


def _lasting_changes(file: TestFile, place: Place, vicinity: Vicinity) -> Sequence[Change]:
    found = list(lasting_changes(file, place, vicinity.restored))
    return list(lasting_changes(file, place, restored_in(vicinity))) if found else found


def _bases(file: TestFile, place: Place) -> Iterator[tuple[str, Kin]]:
    """The bases of the file's classes that come from elsewhere, as far as they can be told."""
    names = file.names
    classes = (node for statement in file.statements for node in statement.of(ast.ClassDef))
    every = {dotted(base) for node in classes for base in node.bases}
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


def _findings(path: Path, file: TestFile) -> Iterator[Finding]:
    """Conftests that name the module, so that only the old name will do."""
    others = [(conftest, other) for conftest, other in conftests(path.parent.resolve()) if path.stem in other]
    namer = namer_of(path, file.statements) if others else None
    for conftest, other in others:
        asks = asks_of(other)
        for said in sorted(asks.strings - {*asks.ignored}):
            if namer and namer.says(said):
                message = f"{conftest.name} names this module: {said}"
                yield finding("S107", message, path=str(path))
                break


def _lasting(path: Path, found: Sequence[Change]) -> Iterator[Finding]:
    """What the file's tests leave changed in other modules, in one finding."""
    if found:
        tests = list(dict.fromkeys(change.function for change in found))
        what = list(dict.fromkeys(change.what for change in found))
        message = f"{_some(tests)} may leave {_some(what)} changed for what runs after"
        yield finding("S142", message, path=str(path), line=min(change.line for change in found))


def _through_bases(path: Path, file: TestFile, asked: Sequence[AskedOf]) -> Iterator[Finding]:
    """That tests are made of the subclasses that there are by then, if other files may define some."""
    for one in asked:
        if one.early and one.base not in file.names.classes:
            of = one.base or "a class"
            message = (
                f"what is asked for the subclasses of {of} finds those of the files that are collected before"
            )
            yield finding("S146", message, path=str(path), line=one.line)
            return


def _asked_by_others(path: Path, asked: Sequence[AskedElsewhere]) -> Iterator[Finding]:
    """The same of what is asked in another file, which finds those of this file's parts."""
    for asker, base, line in asked[:1]:
        message = (
            f"{asker} asks for the subclasses of {base}, and finds those of the files that are there by then"
        )
        yield finding("S146", message, path=str(path), line=line)


def _own_file(path: Path, uses: Sequence[OwnFile]) -> Iterator[Finding]:
    """What of ``__file__`` is another thing in a part, each kind once."""
    for kind in dict.fromkeys(use.kind for use in uses):
        line = next(use.line for use in uses if use.kind is kind)
        yield finding("S111", kind.value, path=str(path), line=line)


def _plugins(vicinity: Vicinity) -> Iterator[Finding]:
    """A word on plugins, of no file: it is the same for all of a run, which says it once."""
    if vicinity.unknown_plugins:
        names = ", ".join(vicinity.unknown_plugins)
        yield finding("S143", f"plugins that take part in collection and are not known here: {names}")


def _own_folders(folder: Path) -> tuple[Path, ...]:
    """Where the project's own modules are: tests that are installed have all other packages beside them."""
    return tuple(place for place in own_search_path(folder) if not place.name.endswith("-packages"))


def _some(words: Sequence[str]) -> str:
    return ", ".join(words[:3]) + (f" and {len(words) - 3} more" if len(words) > 3 else "")
