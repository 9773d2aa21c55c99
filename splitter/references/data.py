"""Data that tests find by the name of their file goes with them: cassettes, snapshots, baselines, folders.

A file or folder that names a test goes to that test's part; one that no test's name begins goes to the
parts whose text names it. A file of several snapshots is divided by the tests that they belong to. All of
it byte for byte, and every entry once; what can't be told refuses the split.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from splitter.files import read_whole
from splitter.model.plan import Plan
from splitter.model.references import Edit
from splitter.project.keyed import is_of
from splitter.project.top import top_or_folder


class Undecided(ValueError):
    """Why it can't be told which part a file belongs to."""


@dataclass(frozen=True)
class Owner:
    """A part, by what its tests are called in names of files."""

    stem: str
    full: tuple[str, ...]
    """``TestClass.test_one``."""
    bare: tuple[str, ...]
    """``test_one``."""
    text: str


def moved(plan: Plan) -> tuple[Edit, ...]:
    """What becomes of the files that the tests of a plan find by their file's name; raises ``Undecided``."""
    source = plan.source
    if source is None or not source.around.keyed:
        return ()
    if any("/" in part.name for part in plan.parts):
        raise Undecided("the parts are in another folder")
    above = next((name for name in source.around.keyed if name.startswith("..")), "")
    if above:
        raise Undecided(f"{above} is not beside the file")
    path = Path(plan.path)
    folder = Path(os.path.realpath(path.parent))
    owners = tuple(_owners(plan))
    top = top_or_folder(folder)
    found: dict[Path, bytes | None] = {}
    for name in dict.fromkeys(_entries(folder, path.stem, source.text, source.around.keyed)):
        for new, data in _of_entry(folder / name, path.stem, owners):
            if new in found or (data is not None and os.path.lexists(new)):
                raise Undecided(f"{new.name} exists")
            found[new] = data
    return tuple(
        Edit(new.relative_to(top).as_posix(), read_whole(new) if data is None else None, data)
        for new, data in found.items()
    )


def _entries(folder: Path, stem: str, text: str, keyed: Sequence[str]) -> Iterator[str]:
    """All that bears the file's name where something does."""
    for name in keyed:
        yield name
        store = PurePosixPath(name).parent
        for entry in sorted(os.listdir(folder / store)):  # noqa: PTH208 - names alone
            if is_of(stem, entry) and not entry.endswith(".py") and entry not in text:
                yield str(store / entry)


def _owners(plan: Plan) -> Iterator[Owner]:
    text = plan.source.text if plan.source else ""
    for part in plan.parts:
        full = [test.replace("::", ".") for test in part.tests]
        bare = [test.rpartition("::")[2] for test in part.tests]
        units = [plan.units[index] for index in part.units]
        code = "".join(text[unit.start : unit.end] for unit in units)
        yield Owner(PurePosixPath(part.name).stem, tuple(full), tuple(bare), code)


def _of_entry(path: Path, stem: str, owners: Sequence[Owner]) -> Iterator[tuple[Path, bytes | None]]:
    """The files that come of it with their bytes, and those that go without."""
    if path.is_symlink():
        raise Undecided(f"{path.name} is a link")
    if path.is_dir() and path.name == stem:
        for file in sorted(path.rglob("*")):
            if file.is_file():
                inside = file.relative_to(path)
                for owner in _meant(inside.parts, owners):
                    yield path.with_name(owner.stem) / inside, read_whole(file)
                yield file, None
    elif path.name == f"{stem}.ambr":
        for owner, data in _divided(read_whole(path), owners):
            yield path.with_name(f"{owner.stem}.ambr"), data
        yield path, None
    elif path.is_file() and path.name.startswith(f"{stem}."):
        rest = path.name[len(stem) + 1 :]
        for owner in _meant((rest,), owners):
            yield path.with_name(f"{owner.stem}.{rest}"), read_whole(path)
        yield path, None
    else:
        raise Undecided(f"it is not known what {path.name} holds")


def _meant(steps: Sequence[str], owners: Sequence[Owner]) -> tuple[Owner, ...]:
    """The parts that a file belongs to, by its name below the folder or behind the stem."""
    whole = ".".join(steps)
    names = {owner: (*owner.full, *owner.bare) for owner in owners}
    found = _named(whole, names, r"(?![A-Za-z0-9_])")
    loose = _named(whole, names, r"(?![A-Za-z0-9])")
    if found and set(loose) <= set(found):
        return found
    if len(loose) == 1:
        return loose
    if not loose and not any(_LISTS.search(owner.text) for owner in owners):
        word = re.compile(rf"[\"'/]{re.escape(PurePosixPath(steps[0]).stem)}[\"'./]")
        found = tuple(owner for owner in owners if word.search(owner.text))
        if found:
            return found
    raise Undecided(f"it can't be told whose {'/'.join(steps)} is")


_LISTS = re.compile(r"\b(?:iterdir|r?glob|listdir|walk|scandir)\(")
"""Whoever lists a folder sees what is in it without naming it."""


def _named(name: str, owners: Mapping[Owner, Sequence[str]], end: str) -> tuple[Owner, ...]:
    """The parts with the longest test's name that a name begins with."""
    lengths = {
        owner: max((len(one) for one in names if re.match(re.escape(one) + end, name)), default=0)
        for owner, names in owners.items()
    }
    longest = max(lengths.values(), default=0)
    return tuple(owner for owner, length in lengths.items() if length and length == longest)


_NAME = re.compile(rb"^# name: (.*?)\r?$", re.MULTILINE)


def _divided(data: bytes, owners: Sequence[Owner]) -> Iterator[tuple[Owner, bytes]]:
    """A file of syrupy's: what is before the first name for each, and each entry for its test's part.

    Entries that no test has are unused, and stay so in the first of the new files.
    """
    starts = [match.start() for match in _NAME.finditer(data)]
    names = [match[1].decode("utf-8", "surrogateescape") for match in _NAME.finditer(data)]
    tests = {owner: owner.full for owner in owners}
    head = data[: starts[0]] if starts else data
    shares: dict[Owner, list[bytes]] = {}
    unused: list[bytes] = []
    for name, start, end in zip(names, starts, [*starts[1:], len(data)], strict=True):
        found = _named(name, tests, r"(?![A-Za-z0-9_])")
        if len(found) > 1:
            raise Undecided(f"the snapshot {name} may belong to several parts")
        for owner in found:
            shares.setdefault(owner, []).append(data[start:end])
        unused += [] if found else [data[start:end]]
    first = next(iter(shares), owners[0])
    shares[first] = [*shares.get(first, []), *unused]
    given = sorted(piece for pieces in shares.values() for piece in pieces)
    if given != sorted(data[start:end] for start, end in zip(starts, [*starts[1:], len(data)], strict=True)):
        raise Undecided("a snapshot would be lost or doubled")
    for owner, pieces in shares.items():
        yield owner, head + b"".join(pieces)
