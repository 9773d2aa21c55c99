"""What tests find by the name of their file, by a fixture of a conftest or by themselves.

Files of that name are looked for, to go with their tests. Where there are none, the name may be made into
anything, and it is said that a part has another.
"""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from splitter.languages.python.plugins import TestFile
from splitter.languages.python.plugins.cases import files_of
from splitter.languages.python.project.file_name.own_file import OwnFile, files_called_after
from splitter.languages.python.project.reading.by_file_name import (
    ATTRIBUTES,
    HOOK,
    MAY_ASK,
    asks_for_name,
)
from splitter.languages.python.project.vicinity import Vicinity
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.project.keyed import beside_it, called_after, keyed_files


class _Asking(NamedTuple):
    """Somebody who asks for the name."""

    folder: Path
    """In and below which the files may be that are meant."""
    who: str
    line: int


def found_by_name(
    path: Path, file: TestFile, vicinity: Vicinity, uses: Sequence[OwnFile], present: Collection[str]
) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """The files that are found by the test file's name; and what is to be said where there are none."""
    asking = tuple(_asking(path, file, vicinity))
    found = [*keyed_files(path, file.text), *(name for name in files_of(file) if name in present)]
    found += files_called_after(path, uses, present)
    folder = path.parent.resolve()
    for one in asking:
        found += called_after(folder / path.name, one.folder)
    if found or not asking:
        named = tuple(dict.fromkeys(map(os.path.normpath, found)))
        left = next(beside_it(folder / path.name, file.text), "") if not found else ""
        if not left:
            return named, ()
        message = f"{left} is called after this file, and nothing in sight asks for it by that name"
        return named, (finding("S111", message, path=str(path), line=1),)
    message = f"{asking[0].who} asks for the name of a test's file"
    return (), (finding("S111", message, path=str(path), line=asking[0].line),)


def _asking(path: Path, file: TestFile, vicinity: Vicinity) -> Iterator[_Asking]:
    may_ask = [one for one in file.statements if not one.attributes.isdisjoint(ATTRIBUTES)]
    for statement in may_ask if may_ask and MAY_ASK.search(file.text) else ():
        for function in statement.functions:
            if asks_for_name(function):
                yield _Asking(path.parent.resolve(), function.name, function.lineno)
    for module, fixtures in vicinity.by_file_name:
        named = [
            name
            for name in sorted(fixtures - {""})
            if name.startswith(HOOK) or re.search(rf"\b{re.escape(name)}\b", file.text)
        ]
        if named or "" in fixtures:
            who = f"{named[0] if named else 'a fixture'} of {module.name}"
            yield _Asking(module.parent, who, 1)
