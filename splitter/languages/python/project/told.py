"""What a person is told of a Python file and of what is around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from splitter.languages.python.plugins import TestFile
from splitter.languages.python.project.answers import Answers
from splitter.languages.python.project.examples import run_in_each_part
from splitter.languages.python.project.file_name.naming import namer_of
from splitter.languages.python.project.file_name.own_file import OwnFile
from splitter.languages.python.project.file_name.own_measure import measured
from splitter.languages.python.project.reading.asks import asks_of
from splitter.languages.python.project.reading.plugins import conftests
from splitter.languages.python.project.state.done_again import done_again
from splitter.languages.python.project.state.lasting import Change
from splitter.languages.python.project.state.seeded import drawn_from_one_seed
from splitter.languages.python.project.state.set_up_again import set_up_for_each_part
from splitter.languages.python.project.subclasses import AskedElsewhere, AskedOf
from splitter.languages.python.project.vicinity import Vicinity
from splitter.model.catalogue import finding
from splitter.model.finding import Finding


def told(
    path: Path, file: TestFile, vicinity: Vicinity, known: Answers, unfound: Iterable[Finding]
) -> Iterator[Finding]:
    """The findings, in their order; ``unfound`` are those of files that nothing is found for by name."""
    for one in known.asking:
        if one.names is None:
            yield finding(one.code, one.message, path=str(path), line=one.line)
    yield from _findings(path, file)
    yield from _own_file(path, known.own)
    yield from _lasting(path, known.left)
    of_this = list(_through_bases(path, file, known.through_bases))
    yield from of_this or _asked_by_others(path, known.by_others)
    yield from set_up_for_each_part(str(path), file, known.chain, known.changed)
    yield from run_in_each_part(str(path), file)
    yield from measured(str(path), file)
    yield from done_again(str(path), file)
    yield from unfound
    yield from drawn_from_one_seed(str(path), file)
    yield from _plugins(vicinity)
    yield from _workers(file)


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
        what = list(dict.fromkeys(change.thing for change in found))
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


def _workers(file: TestFile) -> Iterator[Finding]:
    """A word on workers that take file by file, of no file, as that on plugins (pytest-xdist's "--dist")."""
    if dealt := [one for one in file.configuration.switch("--dist") if one in ("loadfile", "loadscope")]:
        message = (
            f"--dist {dealt[0]}: tests of one file ran one after the other, those of its parts run at once"
        )
        yield finding("S116", message)


def _some(words: Sequence[str]) -> str:
    return ", ".join(words[:3]) + (f" and {len(words) - 3} more" if len(words) > 3 else "")
