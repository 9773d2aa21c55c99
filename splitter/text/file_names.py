"""File names as text: how they compare, and which are tried for files that hold no tests."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Iterator
from itertools import count as numbers
from itertools import islice
from pathlib import PurePath

RETIRED_SUFFIX = ".DEPRECATED"

UNFINISHED = ".splitter-"
"""How the names begin of files that a run needs for a moment, and that a killed one leaves behind."""

FRAME = ("test", "tests")
"""Words around a test file's name that mean only that it is one."""

_TRIES = 9
"""How many names for the module are tried."""


def retired_name(name: str) -> str:
    """The file name that the original gets: ``test_x.py.DEPRECATED``, which no runner collects."""
    return name + RETIRED_SUFFIX


def folded(name: str) -> str:
    """The name as file systems that ignore case and composition see it."""
    return unicodedata.normalize("NFC", name).casefold()


def folder_names(original: str) -> Iterator[str]:
    """The names that are tried for the package, the best first."""
    words = [word for word in re.split(r"[\W_]+", PurePath(original).stem) if word]
    plain = [word for word in words if word.lower() not in FRAME]
    if plain and not plain[0][0].isdigit() and not keyword.iskeyword("_".join(plain)):
        yield "_".join(plain)
    yield "_".join([*plain, "tests"]) if plain and not plain[0][0].isdigit() else "_".join(["tests", *plain])
    yield "_".join(["tests", "of", *plain])


def module_names(original: str) -> Iterator[str]:
    """The names that are tried for the module, the best first."""
    return islice(_module_names(PurePath(original)), _TRIES)


def _module_names(path: PurePath) -> Iterator[str]:
    words = [word for word in re.split(r"[\W_]+", path.stem) if word and word.lower() not in FRAME]
    plain = "_".join([*words, "helpers"])
    if plain[0].isalpha():
        yield plain + path.suffix
    yield f"helpers_of_{plain}{path.suffix}"
    yield from (f"helpers_of_{plain}_{number}{path.suffix}" for number in numbers(2))
