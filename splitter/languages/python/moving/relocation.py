"""A Python file one folder deeper: relative imports need one dot more, and paths would miss their mark."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator

from splitter.languages.python.project.outside import NOBODY, Outside
from splitter.languages.python.syntax import tree_of
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.model.module import Module, Relocation, Unit, UnitKind

_RELATIVE = re.compile(r"\bfrom(?:[ \t\f]|\\\r?\n)*\.")
_PLACE = frozenset({"__file__", "__package__", "__path__", "__spec__"})
_FILES = frozenset({"fspath", "getsourcefile", "getfile"})
_BESIDE = frozenset({"files", "resource_filename", "resource_stream", "resource_string", "get_data"})
_BY_NAME = frozenset({*_BESIDE, "open_text", "read_text", "open_binary", "read_binary", "import_module"})
"""Calls that find files or modules from a module's name."""
_FIXTURES = frozenset(
    {"datadir", "original_datadir", "shared_datadir", "lazy_datadir", "lazy_shared_datadir"}
)
"""Fixtures of pytest-datadir and pytest-regressions, which look beside the test file."""
_BEGINS = (tokenize.NEWLINE, tokenize.NL, tokenize.INDENT, tokenize.DEDENT, tokenize.COMMENT)


def relocated(module: Module) -> Relocation:
    """Where the text gets a dot, and what keeps the file from moving."""
    try:
        dots = tuple(_dots(module.source.text)) if _RELATIVE.search(module.source.text) else ()
        outside: Outside = module.source.around.own or NOBODY
        inserted = [*((dot, ".") for dot in dots), *((path, "../") for path in outside.paths)]
    except (tokenize.TokenError, SyntaxError) as error:
        message = f"its relative imports can't be read: {error}"
        raise Refused(finding("S501", message, path=module.source.path)) from error
    return Relocation(tuple(sorted(inserted)), tuple(_findings(module, dots)))


def _dots(text: str) -> Iterator[int]:
    """The offset of each relative import's first dot."""
    lines = io.StringIO(text, newline="").readlines()
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    tokens = iter(lines)
    before, begins = None, True
    for token in tokenize.generate_tokens(lambda: next(tokens, "")):
        if before is not None and token.type == tokenize.OP and token.string in (".", "..."):
            yield starts[token.start[0] - 1] + token.start[1]
        before = token if begins and token.type == tokenize.NAME and token.string == "from" else None
        begins = token.type in _BEGINS or token.string in (":", ";")


def _findings(module: Module, dots: tuple[int, ...]) -> Iterator[Finding]:
    path = module.source.path
    runner = next((u for u in module.units if u.kind is UnitKind.RUNNER), None)
    if runner and (beside := _siblings(module)):
        message = f"run as scripts the parts don't find {beside[0]}, which stands beside the original"
        yield finding("S131", message, path=path, line=runner.line)
    for unit in module.units:
        if not unit.line or unit.kind is UnitKind.IMPORT:
            continue
        if unit.kind is UnitKind.RUNNER:
            if any(unit.start <= dot < unit.end for dot in dots):
                message = "the __main__ block imports relatively"
                yield finding("S136", message, path=path, line=unit.line)
            continue
        if why := _looks_around(module, unit):
            message = f"{unit.words or 'a statement'} finds files by {why}, which is one folder deeper"
            yield finding("S135", message, path=path, line=unit.line)


def _siblings(module: Module) -> list[str]:
    """The modules beside the file that it imports by their names alone."""
    around = module.source.around
    beside = {name.partition(".")[0] for name in around.taken} if not around.package else set()
    found: list[str] = []
    for unit in module.units:
        if unit.kind is UnitKind.IMPORT:
            for node in tree_of(module, unit).body:
                if isinstance(node, ast.Import):
                    found += [alias.name.partition(".")[0] for alias in node.names]
                elif isinstance(node, ast.ImportFrom) and not node.level:
                    found.append((node.module or "").partition(".")[0])
    return [name for name in found if name in beside]


def _looks_around(module: Module, unit: Unit) -> str:
    """By what a statement finds other files from where it stands; empty if by nothing."""
    names: set[str] = set()
    attributes: set[str] = set()
    for node in ast.walk(tree_of(module, unit)):
        if isinstance(node, ast.Name):
            names.add(node.id)
        elif isinstance(node, ast.arg):
            names.update(_FIXTURES & {node.arg})
        elif isinstance(node, ast.Attribute):
            attributes.add(node.attr)
            if node.attr == "path" and ast.unparse(node.value) in ("request", "request.node"):
                return f"{ast.unparse(node)}"
    found = sorted((names & (_PLACE | _FIXTURES)) | (attributes & _FILES))
    if not found and "__name__" in names:
        found = sorted(_BY_NAME & (attributes | names))
    return found[0] if found else ""
