"""A definition taken apart by its tokens, and which tests a file's own runner runs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from splitter.languages.mojo.rereading.statements import LITERAL, aliases
from splitter.languages.mojo.rereading.tokens import LineKind, Unreadable, logical_lines
from splitter.model.anatomy import Anatomy
from splitter.model.statements import Alias, Reading, Role

_COMMENT = re.compile(
    r"""(?:\"{3}[\s\S]*?\"{3}|'{3}[\s\S]*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(\#[^\r\n]*)"""
)
_NAMED = frozenset({"fn", "def", "struct", "trait"})


def anatomy(text: str) -> Anatomy:
    """Of a statement; what has no tokens is all code."""
    try:
        lines = [line for line in logical_lines(text) if line.kind is LineKind.CODE]
    except Unreadable:
        return Anatomy((), text, ())
    marks: list[str] = []
    code: list[str] = []
    words = [match[1].rstrip() for match in _COMMENT.finditer(text) if match[1]]
    lean: list[str] = []
    imports: set[Alias] = set()
    columns = [0]
    for line in lines:
        column = line.start - 1 - text.rfind("\n", 0, line.start)
        while columns[-1] > column:
            columns.pop()
        if column > columns[-1]:
            columns.append(column)
        tokens = list(_plain(line.tokens))
        if not code and tokens[:1] == ["@"]:
            marks.append("".join(tokens))
        elif len(code) == 1 and all(map(LITERAL.fullmatch, tokens)):
            words.append("\n".join(one.strip() for one in " ".join(tokens).splitlines()))
        else:
            said = " ".join([*([">"] * (len(columns) - 1)), *(tokens if code else _nameless(tokens))])
            if tokens[:1] in (["from"], ["import"]):
                imports.update(_imported(tokens))
            else:
                lean.append(said)
            code.append(said)
    apart = ("\n".join(lean), frozenset(imports)) if imports else ("", frozenset[Alias]())
    return Anatomy(tuple(marks), "\n".join(code), tuple(words), *apart)


def _imported(tokens: Sequence[str]) -> list[Alias]:
    try:
        return list(aliases(tokens))
    except Unreadable:
        return []


def _plain(tokens: Sequence[str]) -> Iterator[str]:
    """Without the comma that a formatter puts behind the last of several."""
    for number, token in enumerate(tokens):
        after = tokens[number + 1 : number + 2]
        if token == "," and after and after[0] in ")]}" and tokens.count(",") > 1:
            continue
        yield re.sub(r"[ \t]*=$", "=", token)


def _nameless(tokens: Sequence[str]) -> list[str]:
    return ["" if n and tokens[n - 1] in _NAMED else token for n, token in enumerate(tokens)]


def run_tests(reading: Reading) -> frozenset[str] | None:
    """The tests that ``main`` runs, by itself, by a function that runs some, or by a test that calls others.

    ``None`` where it finds them; what nothing calls runs nothing.
    """
    runners = {name: one for one in reading.statements if one.role is Role.RUNNER for name in one.binds}
    if any("discover_tests" in one.text for one in runners.values()):
        return None
    tests = {name: one for one in reading.statements for name in one.tests}
    known = tests.keys() | runners.keys()
    waiting, found = ["main"], set[str]()
    while waiting:
        name = waiting.pop()
        one = runners.get(name) or tests.get(name)
        if one is None or name in found:
            continue
        found.add(name)
        waiting += one.reads_of(known) | {*(one.runner.calls if one.runner else ())}
    return frozenset(found & tests.keys())
