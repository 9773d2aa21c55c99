"""Which files a retired original was split into, told from what stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePath

from splitter.config.settings import Settings
from splitter.languages import conventions_of, language_of, source_of
from splitter.languages.language import Language
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.model.module import Module, Source
from splitter.model.surroundings import Surroundings
from splitter.reading.source import read_bytes
from splitter.text.file_names import RETIRED_SUFFIX, folder_names


def original_of(retired: Path) -> str:
    """The file name that a retired original had; raises ``Refused`` (S712) for any other file."""
    name = retired.name.removesuffix(RETIRED_SUFFIX)
    if name == retired.name or language_of(name) is None:
        raise Refused(finding("S712", "it was not retired by a split", path=str(retired)))
    return name


def find_parts(retired: Path, sure: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The files that hold a test of ``retired`` as it was there, beside it or in a package of its name.

    They may hold new ones too. Of those that are ``sure`` to be parts it is not asked, and another file is
    none for a test that one of them has, too. Raises ``Refused`` (S711) when there is none, and what reading
    the original refuses.
    """
    name = original_of(retired)
    language = language_of(name)
    assert language is not None
    original = _source(retired.with_name(name), read_bytes(retired), language)
    whole = language.read(original, Settings(max_tests=1))
    held = {test for path in sure for test in tests_of(path, language)}
    tests = {test.name for test in whole.tests} - held
    slices = list(_slices(whole))
    found = [
        path
        for folder in (retired.parent, *map(retired.parent.joinpath, folder_names(name)))
        for path in (sorted(folder.iterdir()) if folder.is_dir() else ())
        if path.suffix == PurePath(name).suffix and path.is_file() and path.name != name and path not in sure
        if _is_part(path, language, tests, slices)
    ]
    if not found and not sure:
        raise Refused(finding("S711", f"no file beside it holds its {len(tests)} tests", path=str(retired)))
    return tuple(found)


def named_parts(paths: Sequence[Path]) -> tuple[Path, ...]:
    """``paths``, which are all there; raises ``Refused`` (S711) for those that are not."""
    missing = [path for path in paths if not path.is_file()]
    if missing:
        raise Refused(*(finding("S711", _why(path), path=str(path)) for path in missing))
    return tuple(paths)


def _why(path: Path) -> str:
    return "it is no file" if path.exists() else "there is no such file"


def _slices(module: Module) -> Iterator[str]:
    """The text of every test, to be found again in the parts."""
    text = module.source.text
    for unit in module.units:
        if unit.members:
            yield from (text[member.start : member.end].strip() for member in unit.members)
        elif unit.tests:
            yield text[unit.head : unit.end].strip()


def _is_part(path: Path, language: Language, tests: set[str], slices: list[str]) -> bool:
    try:
        source = _source(path, read_bytes(path), language)
        return any(one in source.text for one in slices) and not tests.isdisjoint(_tests_in(source, language))
    except Refused:  # a file that can't be read is nobody's part
        return False


def _source(path: Path, data: bytes, language: Language) -> Source:
    """The bytes as the file at a path, with what counts as a test there; raises ``Refused``."""
    around = Surroundings(conventions=conventions_of(language, path.parent.resolve()))
    return replace(source_of(str(path), data), around=around)


def tests_of(path: Path, language: Language) -> set[str]:
    """The names of the tests in a file; of one that can't be read none."""
    try:
        return _tests_in(_source(path, read_bytes(path), language), language)
    except Refused:
        return set()


def _tests_in(source: Source, language: Language) -> set[str]:
    return {test.name for test in language.read(source, Settings()).tests}
