"""Splits that people made, with the original as it was: facts from a list, text from the repositories."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from splitter.config.settings import Settings
from splitter.languages import language_of, read_source
from splitter.model.finding import Refused
from splitter.model.module import Module


@dataclass(frozen=True, eq=False)
class Case:
    """One file that people split."""

    repository: str
    path: str
    module: Module
    people: Mapping[str, str]
    """Test -> the file into which it was put."""

    @property
    def stem(self) -> str:
        """The original's file name without its suffix."""
        return PurePosixPath(self.path).stem


def cases(listing: Path, repositories: Path, scratch: Path, settings: Settings) -> Iterator[Case]:
    """Every split of the list whose original can be read, its text from ``repositories/OWNER+NAME``."""
    for number, entry in enumerate(json.loads(listing.read_text())):
        place = repositories / entry["repo"].replace("/", "+")
        folder = place / "repo" if (place / "repo").is_dir() else place
        shown = subprocess.run(
            ["git", "-C", str(folder), "show", f"{entry['parent']}:{entry['path']}"],
            capture_output=True,
            check=True,
        )
        file = scratch / str(number) / PurePosixPath(entry["path"]).name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(shown.stdout)
        language = language_of(file.name)
        if language is None:
            continue
        try:
            module = language.read(read_source(file), settings)
        except Refused:
            continue
        people = {test["test"]: test["part"] for test in entry["tests"] if test["part"]}
        yield Case(entry["repo"], entry["path"], module, people)


def distinguishing(stem: str, parts: Sequence[str]) -> dict[str, frozenset[str]]:
    """For each file of a split the words of its name that the original and not all the others have."""
    words = {part: frozenset(_words(PurePosixPath(part).stem)) for part in parts}
    known = frozenset(_words(stem)) | (frozenset.intersection(*words.values()) if words else frozenset())
    return {part: found - known - {"test", "tests"} for part, found in words.items()}


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\W_]+", name.lower()) if len(word) > 1]
