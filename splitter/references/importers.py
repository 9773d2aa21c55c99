"""Statements that import from the original, name by name from the parts that have the names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from pathlib import PurePosixPath

from splitter.model.references import Kind
from splitter.references.mentions import Mention, renamed
from splitter.references.statements import ByName, Imported, Whole, of_python, of_text, within_text
from splitter.references.subject import Subject, Successor

_WIDTH = 88
"""Beyond this a new statement is written over several lines, as formatters do."""
_Shares = list[tuple[Successor, list[str]]]
"""Parts, each with what is taken from it."""
_IN_SEVERAL = "it imports the module, whose names are in several parts"


@dataclass(frozen=True)
class Importer:
    """A slice of a statement, with what takes its place; else why that can't be told."""

    start: int
    end: int
    modules: tuple[str, ...] = ()
    text: str = ""
    why: str = ""
    used_as: str = ""
    """What code that is left alone says for the module all the same: ``tests.test_big``."""


def importers(text: str, subject: Subject, file: str) -> Iterator[Importer]:
    """Those in a file of the original's language, and in any other that shows or holds code of it."""
    if "import" not in text:
        return
    if PurePosixPath(file).suffix != subject.path.suffix:
        read = within_text
    else:
        read = of_python if file.endswith(".py") else of_text
    for one in read(text, subject.path.stem):
        if _means(one.module, subject, file):
            yield _by_name(text, one, subject) if isinstance(one, ByName) else _as_module(one, subject)


def _means(dotted: str, subject: Subject, file: str) -> bool:
    """Whether a module's name in a file means the subject."""
    near, own = PurePosixPath(file).parent, subject.folder.parts
    level = len(dotted) - len(dotted.lstrip("."))
    steps = tuple(dotted.lstrip(".").split(".")[:-1])
    if level:
        base = near.parts[: len(near.parts) - level + 1]
        return (*base, *steps) == own
    if not steps:
        return near == subject.folder
    return subject.is_in(steps, near) is True


def _by_name(text: str, one: ByName, subject: Subject) -> Importer:
    start, end = one.said
    shares: _Shares | str
    if text[start:end] != one.module:
        shares = "there are blanks in the module's name"
    else:
        shares = _whole(subject) if one.names == ("*",) else _shares(one.names, subject)
    if isinstance(shares, str):
        return Importer(start, end, why=shares)
    if len(shares) > 1 and "#" in text[one.start : one.end]:
        why = "its names are in several parts, and there are comments among them"
        return Importer(start, end, why=why)
    prefix = text[start:end][: -len(subject.path.stem)]
    modules = tuple(prefix + successor.module for successor, _ in shares)
    if len(shares) == 1:
        return Importer(start, end, modules, modules[0])
    newline = "\r\n" if "\r\n" in text else "\n"
    statements = sorted(
        _statement(module, some, one.lead, newline) for module, (_, some) in zip(modules, shares, strict=True)
    )
    between = "; " if one.lead is None else f"{_mark_behind(text, one.end)}{newline}{one.lead}"
    return Importer(one.start, one.end, modules, between.join(statements))


def _mark_behind(text: str, end: int) -> str:
    """What tells a linter of the statement, which is to be told of each that takes its place."""
    found = _MARK.match(text, end)
    return found[0].rstrip() if found else ""


_MARK = re.compile(r"[ \t]*#[ \t]*(?:noqa|type:|pylint:|pyright:)[^\r\n]*")


def _statement(module: str, names: Sequence[str], lead: str | None, newline: str) -> str:
    line = f"from {module} import {', '.join(names)}"
    if lead is None or len(lead + line) <= _WIDTH:
        return line
    items = "".join(f"{lead}    {name},{newline}" for name in names)
    return f"from {module} import ({newline}{items}{lead})"


def _shares(names: Sequence[str], subject: Subject) -> _Shares | str:
    """As few parts as have all the names, each with its own; else what can't be told."""
    left = list(names)
    shares: _Shares = []
    while left:
        have = {one: [n for n in left if n.split(" ")[0] in one.provides] for one in subject.successors}
        best = max(subject.successors, key=lambda one: (len(have[one]), one is subject.stays))
        if not have[best]:
            return _nowhere(left[0].split(" ")[0], subject)
        shares.append((best, have[best]))
        left = [name for name in left if name not in have[best]]
    taken = {name.split(" ")[0] for name in names}
    if "main" in taken:
        return "each part has a main() of its own tests"
    if len(shares) > 1 and (copied := subject.copied & taken):
        return _each_its_own(copied)
    return shares


def _whole(subject: Subject) -> _Shares | str:
    """All parts with tests, and what else has names for everybody; else what none of them has."""
    if len(subject.successors) == 1:  # a part that is merged with others
        return "it imports everything, and there is more now"
    if "__all__" in subject.names:
        return "it imports everything that __all__ says"
    left = {name for name in subject.names if not name.startswith("_")}
    if "main" in left:
        return "each part has a main() of its own tests"
    shares = []
    for one in sorted(subject.successors, key=lambda one: not one.tests):
        if one.tests or left & one.provides:
            shares.append((one, ["*"]))
        left -= one.provides
    if not left and (copied := {name for name in subject.copied if not name.startswith("_")}):
        return _each_its_own(copied)
    return _nowhere(min(left), subject) if left else shares


def _each_its_own(copied: Set[str]) -> str:
    """What is taken from several parts may not fit: a fixture of one, a class of another."""
    return f"several parts have a {min(copied)} of their own (--helpers module may make it one)"


def _nowhere(name: str, subject: Subject) -> str:
    parts = len(subject.holding(name))
    return f"the tests of {name} are in {parts} parts" if parts else f"{name} is in no part"


def _as_module(one: Whole, subject: Subject) -> Importer:
    start, end = one.said
    used = one.uses
    prefix = one.name[: -len(subject.path.stem)]
    if one.bound:
        meant = subject.providing(used.names) if used.names and not used.passed else ()
        if len(subject.successors) == 1:  # it has all that the module had
            meant = subject.successors
        if not meant:
            return Importer(start, end, why=_IN_SEVERAL)
        module = prefix + meant[0].module
        return Importer(start, end, (module,), f"{module} as {one.bound}")
    modules = _used_modules(one.name, used, prefix, subject)
    if isinstance(modules, str):
        return Importer(start, end, why=modules, used_as=one.name)
    return Importer(start, end, modules, one.between.join(modules))


def _used_modules(name: str, used: Imported, prefix: str, subject: Subject) -> tuple[str, ...] | str:
    """The modules of which code says ``tests.test_big.name``: each name is in one of them."""
    if used.passed or not used.names:
        return _IN_SEVERAL
    modules = set()
    for each in used.names:
        said = renamed(Mention(0, 0, Kind.MODULE, prefix, f".{each}"), subject)
        if isinstance(said, str):
            return said
        modules.add(said[0].removesuffix(f".{each}"))
    return tuple(sorted(modules))
