"""Python: CPython's parser and libcst read, CPython's symbol tables prove.

All are imported where they are used: files within the limit are recognised without them.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from splitter.languages.language import Around, Deeper, Language, Sharing, UnusedImports, Used
from splitter.languages.python.folding import folded
from splitter.model.conventions import PYTESTS_OWN, Conventions
from splitter.model.finding import Default, Limit
from splitter.model.tally import Tally

if TYPE_CHECKING:
    from splitter.config.settings import Settings
    from splitter.config.verify import VerifySettings
    from splitter.model.anatomy import Anatomy
    from splitter.model.module import Module, Relocation, Shareable, Source, Unit
    from splitter.model.plan import Part
    from splitter.model.statements import Reading
    from splitter.model.surroundings import FixturesReach, Importers, ImportStyle, Surroundings
    from splitter.running import Runner

# Without an anchor: patterns that begin with a literal are searched for many times faster.
_FUNCTION = re.compile(r"def[ \t]+test")
_MADE = ("scenarios(", "load_tests", "\n__test__")
"""What a plugin or another runner may make tests of; words alone are found many times faster."""
_DESCRIBED = re.compile(r"def[ \t]+describe_")
_ASSIGNED = re.compile(r"test_\w*[ \t]*[:=]")
_SEVERAL = re.compile(r"test_\w*[ \t]*(?:[,)\]][^=\n\r]*)?=(?!=)")
"""``test_a, test_b = make()``, or a keyword of a call."""
_TARGETS = re.compile(r"[(\[]?[\w \t,]*")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"\d+")
_CLASS = re.compile(r"class[ \t]+(\w+)[ \t]*(?:\[[^\]]*\][ \t]*)?(?::|(\([^()]*\)[ \t]*:)?)")


@lru_cache(maxsize=32)
def _function(conventions: Conventions) -> re.Pattern[str]:
    """What may be the definition of a test, by what functions and methods may be called."""
    if conventions.functions == PYTESTS_OWN.functions:
        return _FUNCTION
    begins = {re.split(r"[*?\[]", pattern)[0] for pattern in (*conventions.functions, "test")}
    return re.compile(rf"def[ \t]+(?:{'|'.join(map(re.escape, sorted(begins)))})")


def _bound(text: str, enough: int | None = None, conventions: Conventions = PYTESTS_OWN) -> int:
    """Every definition once, and all of them again for each class whose base is in the file.

    A class with a base holds at least one test, as far as is known.
    """
    text = folded(text)
    tests = len(_function(conventions).findall(text)) + sum(map(text.count, _MADE))
    if "describe_" in text and _DESCRIBED.search(
        text
    ):  # pytest-describe takes any function in such a one for a test
        tests += text.count("def ")
    if enough is not None and tests > enough:
        return sys.maxsize
    if text.count("test_") != text.count("def test_"):  # words alone are found many times faster
        tests += len(_at_line_starts(_ASSIGNED, text)) + sum(_assigned_with_others(text))
    classes = _at_line_starts(_CLASS, text) if "class" in text else ()
    if not classes:
        return tests
    names = {match[1] for match in classes}
    with_bases = [match for match in classes if not match[0].endswith(":") or match[2]]
    heirs = sum(match[2] is None or not names.isdisjoint(_WORD.findall(match[2])) for match in with_bases)
    return tests * (1 + heirs) + len(with_bases)


def _at_line_starts(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    """The matches that have only blanks before them in their line."""
    return [match for match in pattern.finditer(text) if not _before(text, match.start())]


def _assigned_with_others(text: str) -> Iterator[int]:
    """How many tests each line that assigns several names may bind."""
    for match in _SEVERAL.finditer(text):
        before = _before(text, match.start())
        if (before and _TARGETS.fullmatch(before)) or "," in match[0]:
            yield before.count("test_") + match[0].count("test_")


def _before(text: str, offset: int) -> str:
    """What stands before an offset in its line, without blanks."""
    line = text.rfind("\n", 0, offset) + 1
    line = max(line, text.rfind("\r", line, offset) + 1)
    return text[line:offset].strip(" \t\f")


def _read(source: Source, settings: Settings) -> Module:
    from splitter.languages.python import units

    return units.read(source, settings.limit)


def _needs(module: Module, tests: frozenset[str]) -> frozenset[str]:
    from splitter.languages.python.main import block as main_block

    return main_block.needs(module, tests)


def _write(module: Module, unit: Unit, part: Part, text: str) -> str | None:
    from splitter.languages.python.main import block as main_block
    from splitter.text.imports import least_apart, trim, trimmed

    if unit.index in part.imports:
        names, head = part.imports[unit.index], unit.head - unit.body
        width = module.source.around.import_style.width
        every = (module.source.text[one.head : one.end] for one in module.units if one.imports)
        apart = least_apart(every, width)
        if text.startswith(("if", "try", "with"), head):
            from splitter.languages.python.imports.blocks import without

            gone = {one.bound for one in unit.imports}.difference(names)
            return text[:head] + without(text[head:], gone, partial(trim, apart=apart, width=width))
        return trimmed(text, head, names, apart=apart, width=width)
    if unit.by_name:  # it is in one part alone, with all that it asks for
        return text
    return main_block.run(module, unit, module.names_of_tests(part.units))


def _said_unused(text: str, names: Collection[str]) -> str:
    from splitter.languages.python.imports import unused

    return unused.said_unused(text, names)


def _asks(text: str) -> bool:
    from splitter.languages.python.imports import unused

    return unused.asks(text)


def _used(module: Module) -> Used:
    from splitter.languages.python.imports import unused

    return unused.Uses(module).of


def _reread(data: bytes, around: Surroundings | None = None) -> Reading:
    from splitter.languages.python import rereading

    return rereading.reread(data, around)


def _reread_parts(original: Reading, parts: Sequence[bytes]) -> Iterator[Reading]:
    from splitter.languages.python import rereading

    return rereading.reread_parts(original, parts)


def _shareable(module: Module) -> Shareable:
    from splitter.languages.python.moving import sharing

    return sharing.shareable(module)


def _imported(module: str, names: Sequence[str], style: ImportStyle) -> str:
    from splitter.text.imports import import_of

    return import_of(module, sorted(names, key=_by_type if style.by_type else str.lower), style.width)


def _by_type(name: str) -> tuple[int, str, str]:
    """Constants, classes, functions, as tools sort them: in any case, and ``A2`` before ``A10``."""
    kind = 0 if len(name) > 1 and name.isupper() else 1 if name[:1].isupper() else 2
    return kind, _NUMBER.sub(lambda digits: digits[0].zfill(9), name.lower()), name


def _flaw(original: Reading, helpers_module: bytes, parts: Sequence[Reading], module: str) -> str:
    from splitter.languages.python.rereading import sharing

    return sharing.flaw(original, helpers_module, parts, module)


def _fixtures_flaw(conftest: bytes, others: Sequence[tuple[str, bytes]], around: Surroundings) -> str:
    from splitter.languages.python.rereading import conftests

    return conftests.flaw(conftest, others, around)


def _extension_flaw(original: bytes, before: bytes, added: bytes, after: bytes) -> str:
    from splitter.languages.python.rereading import extensions

    return extensions.flaw(original, before, added, after)


def _unmet(now: bytes, then: bytes) -> str:
    from splitter.languages.python.rereading import extensions

    return extensions.unmet(now, then)


def _relocated(module: Module) -> Relocation:
    from splitter.languages.python.moving import relocation

    return relocation.relocated(module)


def _lifted(data: bytes, own: str, around: Surroundings) -> bytes:
    from splitter.languages.python.rereading import lifting

    return lifting.lifted(data, own, moved=bool(around.own and around.own.paths))


def _conventions(folder: Path) -> Conventions:
    from splitter.languages.python.project.reading.conventions import conventions

    return conventions(folder)


def _importers(path: Path) -> Importers:
    from splitter.languages.python.project.importers import importers

    return importers(path)


def _importers_among_many(path: Path) -> Importers:
    from splitter.languages.python.project.importers import importers_among_many

    return importers_among_many(path)


def _surroundings(path: Path, text: str, importers: Importers) -> Surroundings:
    from splitter.languages.python.project import around

    return around.surroundings(path, text, importers)


def _reach(path: Path) -> FixturesReach:
    from splitter.languages.python.project.reach import reach

    return reach(path)


def _runner(settings: VerifySettings, path: Path) -> Runner:
    from splitter.languages.python.running import run

    return run.runner(settings, path)


def _tally(text: str, conventions: Conventions, path: Path) -> Tally | None:
    from splitter.languages.python import lexical_count

    found = lexical_count.test_lines(text, conventions)
    if found is not None:
        return Tally(found, {})
    if lexical_count.MADE_ELSEWHERE.search(text):
        return None
    from splitter.languages.python import quick_count
    from splitter.project.witnesses import witnessed

    with witnessed() as told_by:
        found = quick_count.test_lines(text, conventions, path)
    return None if found is None else Tally(found, told_by.prints())


def _is_closed(text: str) -> bool:
    from splitter.languages.python.lexical_count import MADE_OUTSIDE

    return MADE_OUTSIDE.search(text) is None


def _anatomy(text: str) -> Anatomy:
    from splitter.languages.python.rereading import anatomy

    return anatomy.anatomy(text)


LANGUAGE = Language(
    name="python",
    test_files=("test_*.py", "*_test.py"),
    template="docstring.jinja",
    test_words=r"\bdef\s+test_",
    bound=_bound,
    read=_read,
    needs=_needs,
    write=_write,
    reread=_reread,
    reread_parts=_reread_parts,
    anatomy=_anatomy,
    declares_encoding=True,
    unused=UnusedImports(_said_unused, _asks, _used),
    sharing=Sharing(
        _shareable, _imported, _flaw, "conftest.py", _fixtures_flaw, _extension_flaw, _unmet, is_sorted=True
    ),
    deeper=Deeper(_relocated, _lifted, first_file="__init__.py"),
    around=Around(_conventions, _importers, _importers_among_many, _surroundings, _reach),
    runner=_runner,
    default=Default(Limit(max_lines=1000), named=10),  # pylint's C0302
    tally=_tally,
    is_closed=_is_closed,
)
