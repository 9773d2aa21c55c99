"""The blank lines between imports, and below them, where what stood between is elsewhere."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import pairwise

from splitter.model.module import Module, Unit, UnitKind
from splitter.rendering.helpers_import import Row
from splitter.text.blank_lines import ENDING

_DEFINITION = re.compile(r"@|(?:async[ \t]+)?def\b|class\b")
AMONG_IMPORTS = (
    UnitKind.PREAMBLE,
    UnitKind.DOCSTRING,
    UnitKind.IMPORT,
    UnitKind.BANNER,
    UnitKind.NOTE,
)
"""What may stand above imports that are not late."""

_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[ \t\f]*(?:\r\n|\r|\n)")


def are_of_one_package(above: Unit, unit: Unit) -> bool:
    """Whether two imports stand in one block, whatever stood between them."""
    if not (above.kind is unit.kind is UnitKind.IMPORT and above.imports and unit.imports):
        return False
    first, second = above.imports[-1].module, unit.imports[0].module
    return bool(second) and first.partition(".")[0] == second.partition(".")[0]


def are_of_one_section(module: Module, above: Unit, unit: Unit) -> bool:
    """Whether two imports that were apart by other statements stand in one block of them now.

    So they do where the file has what they import from in one block, without blank lines; and two of the
    standard library where only what a comment is about was set off between them.
    """
    between = module.units[above.index + 1 : unit.index]
    packages = {_package(above), _package(unit)}
    if all(one.kind is UnitKind.IMPORT for one in between):
        apart = [one for one in (*between, unit) if _gap(module, one)]
        told = all(one is not unit and one.body < one.head for one in apart)
        return told and packages <= sys.stdlib_module_names
    block: set[str] = set()
    for one in module.units:
        if one.kind is not UnitKind.IMPORT or _gap(module, one):
            block = set()
        block |= {_package(one)} if one.kind is UnitKind.IMPORT else set()
        if packages <= block - {""}:
            return True
    return False


def imports_of(module: Module) -> Iterator[Row]:
    """The imports at a file's top; below a comment of their own they are set off, too."""
    text, is_apart = module.source.text, False
    for unit in module.units:
        if unit.kind not in AMONG_IMPORTS:
            return
        blank = ENDING.search(text[unit.start : unit.body]) is not None
        if unit.kind is UnitKind.IMPORT:
            yield Row(text[unit.body : unit.end], is_apart or blank)
        is_apart = unit.kind is not UnitKind.IMPORT


def _package(unit: Unit) -> str:
    """What an import imports from, first of all; empty for its own package."""
    return unit.imports[0].module.partition(".")[0] if unit.imports else ""


def gap_in_block(module: Module, above: Unit, unit: Unit) -> str:
    """Those between two imports of one package, of which a comment of what is elsewhere may bring none.

    A sorted file has some there between ``import a`` and ``from a import b``, or between its own sections.
    """
    gaps = [_gap(module, one) for one in module.units[above.index + 1 : unit.index] if one.body == one.head]
    return max([*gaps, _gap(module, unit)], key=len)


def gap_below_imports(module: Module) -> str:
    """Those that the file has between its imports and a plain statement; empty where it has no such."""
    plain = (UnitKind.CONSTANT, UnitKind.ACTION)
    for above, unit in pairwise(module.units):
        if above.kind is UnitKind.IMPORT and unit.kind in plain:
            return _gap(module, unit)
    return ""


def is_definition(module: Module, unit: Unit) -> bool:
    """Whether a unit is a definition below nothing but its own comment: blank lines set it apart."""
    above, text = module.source.text[unit.body : unit.head], module.source.text
    return not _BLANK_LINE.search(above) and _DEFINITION.match(text, unit.head) is not None


def _gap(module: Module, unit: Unit) -> str:
    return module.source.text[unit.start : unit.body]
