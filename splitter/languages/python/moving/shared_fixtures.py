"""Which fixtures of a Python file may go to the ``conftest.py`` of the folder that the parts are in.

A package of the parts' own has no tests but theirs. In a folder with other files all of these see what is in
its conftest: so nothing goes there that runs unasked, and no name that one of them asks for or defines.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import lru_cache
from unicodedata import normalize

from splitter.languages.python.folding import words_in
from splitter.languages.python.syntax import table_of
from splitter.model.module import Module, Unit, UnitKind
from splitter.model.surroundings import FixturesReach
from splitter.text.nodes import nodes_below

_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)

_SKIPPING = frozenset({"importorskip", "allow_module_level"})
"""By these a file is skipped when it is imported, where the import of a conftest would fail for all files."""

_BETWEEN = r"(?:[\s\\]|#[^\r\n]*[\r\n])*[rRuU]?"
_JOINT = rf"""["']{_BETWEEN}["']"""
"""What may be between two letters of a name in a string that is written in pieces."""

_PIECES = re.compile(rf"""["'](?<=[\w\x80-\xff]["']){_BETWEEN}["'](?=[\w\x80-\xff])""".encode())
"""The same in the middle of a word; it begins with a quote, which passes over most of a text quickly."""

_ESCAPED = (1, 2, 3, 5, 9)
"""Characters behind the backslash of what is escaped in a string: ``\\n``, ``\\x20``."""

_OF_MODULE = re.compile(r"\brequest\s*\.\s*(?:module|node|fspath|path)\b")
"""What a fixture knows of the file whose test asks for it, or by a wide scope of the one that it is in."""


def fixtures_by_request(module: Module, trees: Mapping[int, ast.Module], found: Set[int]) -> frozenset[int]:
    """Fixtures that nothing uses but by asking for them, and that hide none from elsewhere."""
    units, outer = module.units, module.source.around.fixtures
    fixtures = [units[index] for index in found if units[index].kind is UnitKind.FIXTURE]
    if not fixtures:
        return frozenset()
    saying = _saying(module, trees, {name for unit in fixtures for name in unit.names})
    referred = {name for unit in saying for name in _referred(module, unit)}
    return frozenset(unit.index for unit in fixtures if (referred | outer).isdisjoint(unit.names))


def _saying(module: Module, trees: Mapping[int, ast.Module], names: Set[str]) -> list[Unit]:
    """The statements that may refer to one of some names: of no others a table is made.

    Letters may have other forms in the text (PEP 3131), and a private name its class in front.
    """
    units, text = [module.units[index] for index in trees], module.source.text
    if not text.isascii():
        return units
    word = re.compile("|".join(re.escape(name.rpartition("__")[2]) for name in sorted(names)))
    return [unit for unit in units if word.search(text, unit.head, unit.end)]


def _referred(module: Module, unit: Unit) -> Iterator[str]:
    """The module's names that a statement uses as variables, which a fixture of a conftest is not."""
    stack = [table_of(module, unit)]
    while stack:
        table = stack.pop()
        top = table.get_type() == "module"
        for symbol in table.get_symbols():
            if symbol.is_referenced() and (top or symbol.is_global()):
                yield symbol.get_name()
        stack.extend(table.get_children())


def staying_fixtures(
    module: Module, trees: Mapping[int, ast.Module], fixtures: Set[int]
) -> Mapping[int, str]:
    """Those of the fixtures that the folder's conftest can't have because of other files, and why."""
    reach = module.source.around.reach
    if reach is None or not fixtures:
        return {}
    if reach.there is not None and module.source.encoding != "utf-8" and not reach.barred:
        reach = FixturesReach(barred=f"the file is written in {module.source.encoding}")
    words = normalize("NFKC", module.source.text)
    if not reach.barred and any(map(words.__contains__, _SKIPPING)) and any(map(_skips, trees.values())):
        reach = FixturesReach(barred="the file may be skipped, and a conftest can't be")
    reasons = ((index, _why(module, module.units[index], reach)) for index in sorted(fixtures))
    return {index: why for index, why in reasons if why}


def _skips(tree: ast.Module) -> bool:
    """Whether what runs when a statement is imported may skip the file: no function's body does."""
    stack: list[ast.AST] = [tree]
    while stack:
        node = stack.pop()
        if not _SKIPPING.isdisjoint(getattr(node, field, None) for field in ("attr", "id", "arg")):
            return True
        if isinstance(node, _FUNCTIONS):
            stack += [*node.decorator_list, node.args]
        elif not isinstance(node, ast.Lambda):
            stack.extend(ast.iter_child_nodes(node))
    return False


def _why(module: Module, unit: Unit, reach: FixturesReach) -> str:
    """Why a fixture stays; empty if it need not."""
    if reach.barred:
        return reach.barred
    if unit.everywhere:
        return "every test in the folder would have it"
    if _OF_MODULE.search(module.source.text, unit.head, unit.end):
        return "it asks for the test's file"
    wanted = [_Wanted(name) for name in unit.names]
    asking = next((path for path, data in reach.others if _says(data, unit.names, wanted)), None)
    return f"{asking} has that name, too" if asking is not None else ""


def _says(data: bytes, names: Iterable[str], wanted: Iterable[_Wanted]) -> bool:
    """Whether a file says one of some names; most texts do not have it, and are worth no parse."""
    text = data if data.isascii() else _normal(data)
    pieces = _has_pieces(data)
    return any(one.is_in(text, pieces=pieces) for one in wanted) and not _names(data).isdisjoint(names)


@lru_cache(maxsize=1 << 8)
def _normal(data: bytes) -> bytes:
    """A text in the form in which identifiers are compared (PEP 3131)."""
    return normalize("NFKC", data.decode("utf-8", "replace")).encode()


@lru_cache(maxsize=1 << 12)
def _has_pieces(data: bytes) -> bool:
    """Whether a word may be in a string that is written in pieces: ``"my" "_fixture"`` is one string."""
    return _PIECES.search(data) is not None


class _Wanted:
    """A name as a whole word; its pattern begins with a literal, which passes over most of a text quickly."""

    def __init__(self, name: str) -> None:
        self._whole = _pattern(name, name)
        self._in_pieces = _pattern(f"(?:{_JOINT})?".join(name), name[:1])

    def is_in(self, text: bytes, *, pieces: bool) -> bool:
        """Whether a text says it; with ``pieces`` in those of a string, too."""
        return bool(self._whole.search(text) or (pieces and self._in_pieces.search(text)))


@lru_cache(maxsize=1 << 10)
def _pattern(name: str, head: str) -> re.Pattern[bytes]:
    """What finds a name at the beginning of a word, or behind what is escaped; ``head`` is how it begins."""
    begins = "|".join([rf"(?<![\w.]{head})", *(rf"(?<=\\\w{{{n}}}{head})" for n in _ESCAPED)])
    return re.compile(rf"{head}(?:{begins}){name[len(head) :]}(?!\w)".encode())


@lru_cache(maxsize=1 << 12)
def _names(data: bytes) -> Set[str]:
    """The names that a file may ask for as fixtures or define; of one that can't be parsed all words."""
    try:
        tree = ast.parse(data)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return frozenset(words_in(data.decode("utf-8", "replace")))
    nodes = nodes_below(tree)
    plain = (node for node in tree.body if not isinstance(node, (*_FUNCTIONS, ast.ClassDef)))
    defined = (*nodes.functions, *nodes.of(ast.ClassDef))
    names = {node.id for node in nodes_below(*plain).of(ast.Name)}
    names.update(node.name for node in defined)
    names.update(node.arg for node in nodes.of(ast.arg))
    names.update(node.asname or node.name for node in nodes.of(ast.alias))
    documented = (ast.get_docstring(node, clean=False) or "" for node in (tree, *defined))
    return names.union(*map(words_in, {*nodes.strings, *documented}))
