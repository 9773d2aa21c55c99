"""The import statements of a file that name a module, as slices of its text: by name, or as a whole."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from splitter.text.imported_words import may_import
from splitter.text.nodes import nodes_in


@dataclass(frozen=True)
class ByName:
    """``from MODULE import NAMES``."""

    module: str
    start: int
    end: int
    said: tuple[int, int]
    """Where the module is named."""
    names: tuple[str, ...]
    """Each as it is written: ``name as other``."""
    lead: str | None
    """What indents the statement; nothing where it shares its line with others."""


@dataclass(frozen=True)
class Imported:
    """What a file takes from a module that it imports as a whole."""

    names: tuple[str, ...]
    passed: bool
    """Whether it takes the module itself: names could be asked for wherever that goes."""


@dataclass(frozen=True)
class Whole:
    """``import MODULE``, ``from PACKAGE import MODULE``: one of the names that such a statement has."""

    module: str
    said: tuple[int, int]
    """Where it stands, with its ``as``."""
    name: str
    """The module as it is written there."""
    bound: str
    """Under which one name the file has it; none for ``import package.module``."""
    uses: Imported
    between: str = ", "
    """What divides it from another module in its place."""


def of_python(text: str, stem: str) -> Iterator[ByName | Whole]:
    """Those of modules called ``stem``; none in a file that can't be parsed."""
    if not may_import(text, stem):
        return
    try:
        tree = ast.parse(text.encode("utf-8", "surrogateescape"))
    except (SyntaxError, ValueError, RecursionError):
        return
    every = nodes_in(tree)
    nodes = [node for node in every if isinstance(node, (ast.Import, ast.ImportFrom))]
    places = Places(text)
    for node in nodes:
        start, end = places.span(node)
        if text[start : start + 4] not in ("from", "impo"):  # a file in another encoding
            continue
        if isinstance(node, ast.ImportFrom):
            package = "." * node.level + (node.module or "")
            if package.rpartition(".")[2] == stem and (said := _FROM.match(text, start)):
                names = tuple(_written(one) for one in node.names)
                yield ByName(package, start, end, said.span("module"), names, _lead(text, start, end))
        else:
            package = ""
        for alias in node.names:
            if alias.name.rpartition(".")[2] == stem:
                yield _whole(text, every, node, alias, package, places)


_FROM = re.compile(r"from[ \t]*(?P<module>[.\w]+)")


def _written(alias: ast.alias) -> str:
    return f"{alias.name} as {alias.asname}" if alias.asname else alias.name


def _lead(text: str, start: int, end: int) -> str | None:
    first = text.rfind("\n", 0, start) + 1
    alone = re.compile(r"[ \t]*(?:#|\r|\n|$)").match(text, end)
    lead = text[first:start].lstrip("\ufeff")
    return lead if alone and not lead.strip(" \t") else None


def _whole(
    text: str,
    every: Sequence[ast.AST],
    node: ast.Import | ast.ImportFrom,
    alias: ast.alias,
    package: str,
    places: Places,
) -> Whole:
    is_dotted = isinstance(node, ast.Import) and "." in alias.name and not alias.asname
    bound = "" if is_dotted else alias.asname or alias.name
    module = f"{package}{'.' if package.strip('.') else ''}{alias.name}"
    lead = _lead(text, *places.span(node)) if len(node.names) == 1 else None
    newline = "\r\n" if "\r\n" in text else "\n"
    between = ", " if lead is None else f"{newline}{lead}import "
    return Whole(module, places.span(alias), alias.name, bound, _uses(every, bound or alias.name), between)


def _uses(every: Iterable[ast.AST], dotted: str) -> Imported:
    """What code asks of a name: ``dotted.that``."""
    names, inner, itself = {}, set(), []
    for node in every:
        if isinstance(node, ast.Attribute) and _dotted(node.value) == dotted:
            names[node.attr] = True
            inner.add(node.value)
        elif isinstance(node, (ast.Attribute, ast.Name)) and _dotted(node) == dotted:
            itself.append(node)
    return Imported(tuple(names), any(node not in inner for node in itself))


def _dotted(node: ast.expr) -> str:
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return ".".join([node.id, *reversed(names)]) if isinstance(node, ast.Name) else ""


class Places:
    """Where nodes are in a text: the parser counts lines and bytes."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = [0, *(match.end() for match in re.finditer(r"\r\n|\r|\n", text))]

    def span(self, node: ast.stmt | ast.expr | ast.alias) -> tuple[int, int]:
        """Its first character, and that behind its last one."""
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._at(node.lineno, node.col_offset), self._at(node.end_lineno, node.end_col_offset)

    def _at(self, line: int, column: int) -> int:
        start = self._starts[line - 1]
        start += self._text[start : start + 1] == "\ufeff"
        ahead = self._text[start : start + column].encode("utf-8", "surrogateescape")[:column]
        return start + len(ahead.decode("utf-8", "surrogateescape"))


def of_text(text: str, stem: str) -> Iterator[ByName | Whole]:
    """Those of modules called ``stem`` in a language that Python's parser does not read."""
    yield from _in_lines(text, stem, r"^(?P<lead>[ \t]*)", "#;")


def within_text(text: str, stem: str) -> Iterator[ByName | Whole]:
    """Those of modules called ``stem`` in a text that shows or holds code: a configuration that is
    executed, a doctest, ``python -c "..."``."""
    yield from _in_lines(text, stem, r"(?P<lead>^[ \t]*|^[ \t]*>>>[ \t]|(?<=[\"'`;])[ \t]*)", "#;\"'`")


def _in_lines(text: str, stem: str, lead: str, stops: str) -> Iterator[ByName | Whole]:
    """Those that begin behind ``lead`` and end before one of ``stops`` or the line."""
    if not any("import" in line for line in text.split("\n") if stem in line):
        return
    module = re.escape(stem)
    by_name = re.compile(
        rf"{lead}(?P<all>from[ \t]+(?P<module>(?:[.\w]*\.)?{module})"
        rf"[ \t]+import[ \t]+(?P<names>\([^)]*\)|(?:[^\n{stops}\\]|\\\r?\n)+?))(?=[ \t\r]*(?:[{stops}]|$))",
        re.MULTILINE,
    )
    for match in by_name.finditer(text):
        first = text[text.rfind("\n", 0, match.start("all")) + 1 : match.start("all")]
        alone = text[match.end() :].lstrip(" \t")[:1] != ";" and not first.strip()
        indent = match["lead"] if alone else None
        yield ByName(
            match["module"], *match.span("all"), match.span("module"), _names(match["names"]), indent
        )
    whole = re.compile(
        rf"{lead}(?:(?P<from>from[ \t]+(?P<package>[.\w]+)[ \t]+)?import[ \t]+)"
        rf"(?P<module>(?:\w+\.)*{module})(?:[ \t]+as[ \t]+(?P<alias>\w+))?(?=[ \t\r]*(?:[{stops}]|$))",
        re.MULTILINE,
    )
    for match in whole.finditer(text):
        name, package = match["module"], match["package"] or ""
        bound = match["alias"] or (name if package or "." not in name else "")
        uses = _said(text[: match.start()] + text[match.end() :], bound or name)
        dotted = f"{package}{'.' if package.strip('.') else ''}{name}"
        yield Whole(dotted, (match.start("module"), match.end()), name, bound, uses)


def _said(elsewhere: str, name: str) -> Imported:
    said = re.escape(name)
    used = dict.fromkeys(re.findall(rf"(?<![\w.]){said}\.(\w+)", elsewhere))
    return Imported(tuple(used), re.search(rf"(?<![\w.]){said}\b(?!\.)", elsewhere) is not None)


def _names(text: str) -> tuple[str, ...]:
    without = re.sub(r"#[^\n]*", "", text).strip("() \t\r\n").replace("\\", " ")
    return tuple(" ".join(name.split()) for name in without.split(",") if name.strip())
