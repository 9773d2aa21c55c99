"""The folders of tests/cases as values: LANGUAGE/OUTCOME/NAME, once in each edition that its options name."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import pytest
from _pytest.mark import ParameterSet

from tests.conftest import tree
from tests.mojo_editions import EDITIONS, OLDER, older

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CASES = Path(__file__).parent / "cases"
OUTCOMES = ("leave", "refuse", "split")
"""What becomes of an input, in the order in which the cases run: what must be left alone comes first."""
LANGUAGES = ("python", "mojo")


@dataclass(frozen=True)
class Case:
    """``options.toml`` of a case, in one edition."""

    folder: Path
    file: str
    why: str
    edition: str = ""
    """The one that it is generated in, where there are several."""
    args: tuple[str, ...] = ()
    exit: int = 0
    findings: tuple[str, ...] = ()
    runs: bool = True
    """Whether pytest can run its input, or a compiler of its edition compiles it."""
    fails: bool = False
    """For Mojo: whether its program ends with an error, and so does that of the part that has the reason."""
    alone: bool = False
    """Whether to run each part by itself too: for what tests share."""
    plain: bool = False
    """Whether to run pytest as its project does: with its own configuration, and naming no file."""
    plugins: tuple[str, ...] = ()
    """The modules of the plugins that its project has; without them it is not run."""

    def __str__(self) -> str:
        name = self.folder.relative_to(CASES).as_posix()
        return f"{name}-older-edition" if self.edition == OLDER else name

    @property
    def input(self) -> dict[str, bytes]:
        return self._tree("input")

    @property
    def expected(self) -> dict[str, bytes]:
        """The outcome; empty where nothing is written."""
        return self._tree("expected")

    @property
    def takes_a_folder(self) -> bool:
        """Whether it names a folder, so that more than its file is split."""
        return any(path.startswith(f"{arg}/") for arg in self.args for path in self.input)

    def lay_out(self, folder: Path) -> Path:
        """Write the input into a folder, and say where its file is."""
        write(folder, self.input)
        return folder / self.file

    def _tree(self, name: str) -> dict[str, bytes]:
        found = tree(self.folder / name)
        if self.edition != OLDER:
            return found
        return {path: older(data.decode()).encode() for path, data in found.items()}


def write(folder: Path, files: dict[str, bytes]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)


def cases(place: str = "*/*/*") -> list[Case]:
    """Every case below ``LANGUAGE/OUTCOME/NAME``, which may hold wildcards, in each of its editions."""
    folders = [options.parent for options in CASES.glob(f"{place}/options.toml")]
    return [case for folder in sorted(folders, key=_order) for case in _editions(folder)]


def drawn(found: Sequence[Case]) -> list[ParameterSet]:
    """A third of the cases by their names, and the others marked ``exhaustive``: for what takes longest."""
    quick = [crc32(str(case).encode()) % 3 == 0 for case in found]
    return [
        pytest.param(case, marks=[] if first else [pytest.mark.exhaustive], id=str(case))
        for case, first in zip(found, quick, strict=True)
    ]


def _order(folder: Path) -> tuple[int, int, str]:
    language, outcome, name = folder.relative_to(CASES).parts
    return OUTCOMES.index(outcome), LANGUAGES.index(language), name


def _editions(folder: Path) -> list[Case]:
    values = tomllib.loads((folder / "options.toml").read_text(encoding="utf-8"))
    values = {key: tuple(value) if isinstance(value, list) else value for key, value in values.items()}
    editions: tuple[str, ...] = values.pop("editions", ("",))
    assert set(editions) <= {"", *EDITIONS}, f"{folder}: unknown edition"
    return [Case(folder, edition=edition, **values) for edition in editions]
