"""Mojo: a lexical scan reads, a token reader proves; both take any version from 0.25 on.

Both are imported where they are used: files within the limit are recognised without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from splitter.languages.language import Around, Closing, Language, Probe, Sharing
from splitter.model.conventions import PYTESTS_OWN, Conventions

if TYPE_CHECKING:
    from splitter.config.settings import Settings
    from splitter.config.verify import VerifySettings
    from splitter.model.anatomy import Anatomy
    from splitter.model.module import Module, Shareable, Source, Unit
    from splitter.model.plan import Part
    from splitter.model.statements import Reading
    from splitter.model.surroundings import Importers, ImportStyle, Surroundings
    from splitter.running import Runner

_TEST = re.compile(r"\n[ \t]*(?:async[ \t]+)?(?:fn|def)[ \t]+`?test")
"""Methods and functions in functions are among them: they may be said not to count."""


def _bound(text: str, enough: int | None = None, conventions: Conventions = PYTESTS_OWN) -> int:
    return len(_TEST.findall("\n" + text.replace("\r", "\n")))


def _read(source: Source, settings: Settings) -> Module:
    from splitter.languages.mojo import units

    return units.read(source, settings)


def _needs(module: Module, tests: frozenset[str]) -> frozenset[str]:
    from splitter.languages.mojo.main import writing

    return writing.needs(module, tests)


def _write(module: Module, unit: Unit, part: Part, text: str) -> str | None:
    from splitter.languages.mojo.main import writing
    from splitter.text.imports import trimmed

    if unit.index in part.imports:
        return trimmed(text, unit.head - unit.body, part.imports[unit.index])
    tests = module.names_of_tests(part.units)
    if unit.counted:
        return writing.counted(module, unit, tests)
    return writing.run(module, unit, tests, part.name)


def _main(module: Module, tests: Sequence[str]) -> str:
    from splitter.languages.mojo.main import writing

    return writing.added_main(module, tests)


def _is_main(original: Reading, part: Reading) -> bool:
    from splitter.languages.mojo.rereading import added

    return added.is_added_main(original, part)


def _reread(data: bytes, around: Surroundings | None = None) -> Reading:
    from splitter.languages.mojo import rereading

    return rereading.reread(data)


def _reread_parts(original: Reading, parts: Sequence[bytes]) -> Iterator[Reading]:
    from splitter.languages.mojo import rereading

    return rereading.reread_parts(original, parts)


def _shareable(module: Module) -> Shareable:
    """Any definition, and any constant that is the same in all parts: no module has state."""
    from splitter.model.module import Shareable

    return Shareable(frozenset(u.index for u in module.units if not u.counted))


def _imported(module: str, names: Sequence[str], style: ImportStyle) -> str:
    from splitter.text.imports import import_of
    from splitter.text.names import spelled

    return import_of(module, [spelled(name) for name in names], style.width)


def _flaw(original: Reading, helpers_module: bytes, parts: Sequence[Reading], module: str) -> str:
    return ""  # a definition is the same wherever it stands


def _untitled(data: bytes, original: bytes, file: str, part: str) -> bytes:
    from splitter.languages.mojo.rereading import titles

    return titles.untitled(data, original, file, part)


def _conventions(folder: Path) -> Conventions:
    return PYTESTS_OWN  # no configuration says otherwise


def _importers(path: Path) -> Importers:
    from splitter.languages.mojo.importers import importers

    return importers(path)


def _surroundings(path: Path, text: str, importers: Importers) -> Surroundings:
    from splitter.languages.mojo.outside import Outside
    from splitter.languages.mojo.versions import newest_compiler
    from splitter.model.surroundings import Surroundings
    from splitter.project.siblings import siblings

    folder = path.parent.resolve()
    package = (folder / "__init__.py").is_file()
    taken, kindred = siblings(folder, path)
    own = Outside(importers, newest_compiler(folder))
    return Surroundings(package=package, taken=taken, kindred=kindred, importers=importers, own=own)


def _runner(settings: VerifySettings, path: Path) -> Runner:
    from splitter.languages.mojo import run

    return run.runner(settings, path)


def _calls(module: Module) -> Sequence[str] | None:
    from splitter.languages.mojo.main import writing

    return writing.calls(module)


def _only(module: Module, tests: frozenset[str]) -> str:
    from splitter.languages.mojo.main import writing

    return writing.only(module, tests)


def _joined(
    module: Module, others: Sequence[Module], tests: frozenset[str], is_original: bool
) -> Mapping[int, str]:
    from splitter.languages.mojo.main import joining

    return joining.joined(module, others, tests, is_original)


def _anatomy(text: str) -> Anatomy:
    from splitter.languages.mojo.rereading import anatomy

    return anatomy.anatomy(text)


def _run_tests(reading: Reading) -> frozenset[str] | None:
    from splitter.languages.mojo.rereading import anatomy

    return anatomy.run_tests(reading)


LANGUAGE = Language(
    name="mojo",
    test_files=(
        *("test*.mojo", "*_test.mojo", "test*.🔥", "*_test.🔥"),
        *("tests/*.mojo", "test/*.mojo", "tests/*.🔥", "test/*.🔥"),
    ),
    template="docstring.jinja",
    test_words=r"\b(?:fn|def)\s+test_",
    stub_ending="\n\ndef main():\n    pass\n",
    bound=_bound,
    read=_read,
    needs=_needs,
    write=_write,
    reread=_reread,
    reread_parts=_reread_parts,
    anatomy=_anatomy,
    run_tests=_run_tests,
    closing=Closing(_main, _is_main),
    sharing=Sharing(_shareable, _imported, _flaw),
    around=Around(_conventions, _importers, _importers, _surroundings),
    untitled=_untitled,
    runner=_runner,
    probe=Probe(_calls, _only),
    joined=_joined,
)
