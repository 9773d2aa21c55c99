"""What a ``.gitignore`` and the like leave out of a search, folder by folder."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from splitter.files import LARGEST_SETTING, read_whole
from splitter.model.catalogue import finding
from splitter.model.finding import Refused
from splitter.reading import ignore_patterns


class Rules(NamedTuple):
    """The patterns of one ``.gitignore`` or ``exclude``, which hold below ``prefix``."""

    prefix: str
    patterns: ignore_patterns.Patterns

    def verdict(self, relative: str) -> bool | None:
        """Whether they leave out a path below ``prefix``; ``None`` if none of them says anything."""
        return self.patterns.verdict(relative[len(self.prefix) :])


def left_out(relative: str, rules: Sequence[Rules]) -> bool:
    """Whether the last rules that say something of a path leave it out; a folder's path ends with a slash."""
    for each in reversed(rules):
        verdict = each.verdict(relative)
        if verdict is not None:
            return verdict
    return False


def git_rules(here: Path, top: Path | None, relative: str) -> Iterator[Rules]:
    """Git's rules that hold in a folder: its own, and those of the folders around it in its repository."""
    if top is None:
        yield from read_rules(here / ".gitignore", relative)
        return
    yield from read_rules(top / ".git" / "info" / "exclude", "")
    for folder in reversed([here, *here.parents]):
        if folder.is_relative_to(top):
            yield from read_rules(folder / ".gitignore", below(folder, top))


def read_rules(file: Path, prefix: str) -> list[Rules]:
    """The rules of a ``.gitignore``; as git does, a line that is no pattern is passed over.

    Raises ``Refused`` (S801) for one that can't be read.
    """
    try:
        text = read_whole(file, LARGEST_SETTING).decode("utf-8", "surrogateescape")
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        message = f"its patterns can't be read: {error.strerror or error}"
        raise Refused(finding("S801", message, path=str(file))) from error
    lines = text.splitlines()
    if len(lines) > ignore_patterns.MOST:
        message = f"it has {len(lines)} lines of patterns, and {ignore_patterns.MOST} is the most"
        raise Refused(finding("S801", message, path=str(file)))
    lines = [line for line in lines if _speaks(line) and len(line) <= ignore_patterns.LONGEST]
    try:
        return _make_rules(lines, prefix)
    except (ValueError, re.error):
        return _make_rules([line for line in lines if not ignore_patterns.flaw(line)], prefix)


def excluding(patterns: Sequence[str], prefix: str) -> list[Rules]:
    """The rules of the user's own patterns; raises ``Refused`` for what is no pattern."""
    flaws = [
        f"exclude {line!r}: {flaw}"
        for line in patterns
        if _speaks(line) and (flaw := ignore_patterns.flaw(line))
    ]
    if flaws:
        raise Refused(*(finding("S603", flaw) for flaw in flaws))
    return _make_rules(patterns, prefix)


def _make_rules(lines: Sequence[str], prefix: str) -> list[Rules]:
    if not any(map(_speaks, lines)):
        return []
    return [Rules(prefix, ignore_patterns.patterns(lines))]


def _speaks(line: str) -> bool:
    return bool(line.strip()) and not line.startswith("#")


def below(folder: Path, top: Path) -> str:
    """``folder`` from ``top`` on, with slashes and one at the end; empty for ``top`` itself."""
    relative = folder.relative_to(top).as_posix() if folder.is_relative_to(top) else "."
    return "" if relative == "." else relative + "/"
