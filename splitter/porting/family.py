"""Whether a file was split, and what of it stands now."""

from __future__ import annotations

from pathlib import Path

from splitter.languages import language_of
from splitter.merging.families import Asked, Family, heirs, record_of, retired_path, standing


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
