"""Whether a file was split, and what of it stands now."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from splitter.languages import language_of
from splitter.languages.language import Language
from splitter.merging.extension import edit_of
from splitter.merging.families import Asked, Family, heirs, record_of, retired_path, standing
from splitter.transaction.reverting import edits_that_go_back


@dataclass(frozen=True)
class GivenFixtures:
    """The folder's file of fixtures, which a split made or added to."""

    name: str
    before: bytes | None = field(repr=False)
    """As it is without what was added; ``None`` for one that the split made."""
    now: bytes = field(repr=False)


def fixtures_given(path: Path, language: Language, family: Family) -> GivenFixtures | None:
    """The file that has fixtures of the file at ``path``, if there is one; raises ``Refused``."""
    name = language.sharing.fixtures_file if language.sharing else ""
    if (made := dict(family.parts).get(name)) is not None:
        return GivenFixtures(name, None, made)
    record = record_of(path)
    edit = edit_of(language, path, edits_that_go_back(record)) if record is not None else None
    if edit is None or edit.before is None or edit.after is None:
        return None
    return GivenFixtures(name, edit.after, edit.before)


def family_of(path: Path, revision: str | None) -> Family | None:
    """The parts of the file that stood at ``path``; ``None`` for one that was not split.

    ``revision`` has the file, if neither the history nor a retired original does. Raises ``Refused``.
    """
    language = language_of(path.name)
    if language is None or not path.parent.is_dir():
        return None
    is_known = record_of(path) is not None or retired_path(path).is_file()
    if is_known:
        return standing(path)
    return standing(path, Asked(revision)) if any(heirs(path, language, None)) else None


def recorded_homes(path: Path) -> dict[str, str]:
    """The part that a split on record gave each test; raises ``Refused``."""
    record = record_of(path)
    if record is None:
        return {}
    pairs = zip(record.parts, record.tests, strict=False)
    return {test: part.name for part, tests in pairs for test in tests}
