"""Statements that import from the original, name by name from the parts that have the names."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from splitter.references.subject import Subject, Successor

_WIDTH = 88
"""Beyond this a new statement is written over several lines, as formatters do."""


@dataclass(frozen=True)
class Importer:
    """One statement, as a slice of its file, with what takes its place; else why that can't be told."""

    start: int
    end: int
    modules: tuple[str, ...] = ()
    text: str = ""
    why: str = ""


def importers(text: str, subject: Subject, file: str) -> Iterator[Importer]:
    """Those in a file of the original's language."""
    if PurePosixPath(file).suffix != subject.path.suffix or "import" not in text:
        return
    lines = _lines_of_imports(text) if file.endswith(".py") else None
    for match, rewritten in (
        *((m, _by_name) for m in _by_name_pattern(subject).finditer(text)),
        *((m, _as_module) for m in _as_module_pattern(subject).finditer(text)),
    ):
        line = text.count("\n", 0, match.start()) + 1
        if (lines is None or line in lines) and _means(_dotted(match), subject, file):
            yield rewritten(text, match, subject)


def _by_name_pattern(subject: Subject) -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<lead>[ \t]*)from[ \t]+(?P<module>(?:[.\w]*\.)?{re.escape(subject.path.stem)})"
        r"[ \t]+import[ \t]+(?P<names>\([^)]*\)|(?:[^\n#;\\]|\\\r?\n)+?)(?=[ \t\r]*(?:#|;|$))",
        re.MULTILINE,
    )


def _as_module_pattern(subject: Subject) -> re.Pattern[str]:
    stem = re.escape(subject.path.stem)
    return re.compile(
        rf"^[ \t]*(?:(?P<from>from[ \t]+(?P<package>[.\w]+)[ \t]+)?import[ \t]+)"
        rf"(?P<module>(?:\w+\.)*{stem})(?:[ \t]+as[ \t]+(?P<alias>\w+))?(?=[ \t\r]*(?:#|$))",
        re.MULTILINE,
    )


def _lines_of_imports(text: str) -> frozenset[int]:
    """Where imports begin that are no part of a string."""
    try:
        tree = ast.parse(text.encode("utf-8", "surrogateescape"))
    except (SyntaxError, ValueError, RecursionError):
        return frozenset()
    return frozenset(node.lineno for node in ast.walk(tree) if isinstance(node, (ast.Import, ast.ImportFrom)))


def _dotted(match: re.Match[str]) -> str:
    """The whole name of the module: ``from package import module``."""
    package = match.groupdict().get("package")
    if not package:
        return match["module"]
    return f"{package}{'' if package.endswith('.') else '.'}{match['module']}"


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
    depth = min(len(steps), len(own))
    if not depth or steps[-depth:] != own[-depth:]:
        return False
    rivals = [one for one in subject.namesakes if PurePosixPath(one).parts[:-1][-depth:] == steps[-depth:]]
    return not rivals or steps == own or steps[:1] == near.parts[:1] == own[:1]


def _by_name(text: str, match: re.Match[str], subject: Subject) -> Importer:
    start, end = match.start("module"), match.end()
    names, why = _names(match["names"]), ""
    shares = _shares(names, subject)
    if "*" in names:
        why = "it imports everything"
    elif isinstance(shares, str):
        why = shares
    elif len(shares) > 1 and ("#" in match["names"] or text[end:].lstrip(" \t").startswith(";")):
        why = "its names are in several parts, and there are comments among them or statements beside it"
    if why or isinstance(shares, str):
        return Importer(start, match.end("module"), why=why)
    prefix = match["module"][: -len(subject.path.stem)]
    modules = tuple(prefix + successor.module for successor, _ in shares)
    if len(shares) == 1:
        return Importer(start, match.end("module"), modules, modules[0])
    newline = "\r\n" if "\r\n" in text else "\n"
    statements = sorted(
        _statement(module, some, match["lead"], newline)
        for module, (_, some) in zip(modules, shares, strict=True)
    )
    whole = (newline + match["lead"]).join(statements)
    return Importer(match.start("lead") + len(match["lead"]), end, modules, whole)


def _statement(module: str, names: Sequence[str], lead: str, newline: str) -> str:
    line = f"from {module} import {', '.join(names)}"
    if len(lead + line) <= _WIDTH:
        return line
    items = "".join(f"{lead}    {name},{newline}" for name in names)
    return f"from {module} import ({newline}{items}{lead})"


def _names(text: str) -> tuple[str, ...]:
    without = re.sub(r"#[^\n]*", "", text).strip("() \t\r\n").replace("\\", " ")
    return tuple(" ".join(name.split()) for name in without.split(",") if name.strip())


def _shares(names: Sequence[str], subject: Subject) -> list[tuple[Successor, list[str]]] | str:
    """As few parts as have all the names, each with its own; else what can't be told."""
    left = list(names)
    shares: list[tuple[Successor, list[str]]] = []
    while left:
        have = {one: [n for n in left if n.split(" ")[0] in one.provides] for one in subject.successors}
        best = max(subject.successors, key=lambda one: (len(have[one]), one is subject.stays))
        if not have[best]:
            return _nowhere(left[0].split(" ")[0], subject)
        shares.append((best, have[best]))
        left = [name for name in left if name not in have[best]]
    if any(name.split(" ")[0] == "main" for name in names):
        return "each part has a main() of its own tests"
    return shares


def _nowhere(name: str, subject: Subject) -> str:
    parts = len(subject.holding(name))
    return f"the tests of {name} are in {parts} parts" if parts else f"{name} is in no part"


def _as_module(text: str, match: re.Match[str], subject: Subject) -> Importer:
    start, end = match.start("module"), match.end()
    alias = match["alias"] or (match["module"] if match["from"] or "." not in match["module"] else "")
    elsewhere = text[: match.start()] + text[end:]
    used = re.findall(rf"(?<![\w.]){re.escape(alias)}\.(\w+)", elsewhere) if alias else []
    passed = re.search(rf"(?<![\w.]){re.escape(alias)}\b(?!\.)", elsewhere)
    meant = subject.providing(used) if used and not passed else ()
    if len(subject.successors) == 1:  # it has all that the module had
        meant = subject.successors
    if not meant:
        why = "it imports the module, whose names are in several parts"
        return Importer(start, match.end("module"), why=why)
    module = match["module"][: -len(subject.path.stem)] + meant[0].module
    return Importer(start, end, (module,), f"{module} as {alias}")
