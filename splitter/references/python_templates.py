"""Names that Python code puts together: ``f"test_{x}.py"``, ``"test_" + x``, ``os.path.join("tests", x)``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from string import Formatter

from splitter.references.statements import Places
from splitter.references.templates import ANYTHING, DIGITS, Hole, Template, templates
from splitter.references.values import Scopes, last_name

_Pieces = list["str | Hole"]

_CONVERSION = re.compile(r"%(?:\((?P<key>\w+)\))?[-#0 +]*\d*(?:\.\d+)?(?P<kind>[srdixfa%])")
_NUMBERS = frozenset({"len", "getpid", "uuid4", "time", "id", "hash", "next", "randint", "getrandbits"})
"""Calls that give no part of a file's name that somebody chose."""
IMPORTING = frozenset(
    {"import_module", "__import__", "importorskip", "find_spec", "run_module", "loadTestsFromName"}
)
"""Calls that are given the name of a module."""
_JOINS = frozenset({"join", "joinpath", "Path", "PurePath", "PurePosixPath"})
_MADE = frozenset({"write_text", "write_bytes", "mkdir", "touch", "makepyfile", "makefile", "mkstemp"})
"""What is done to a file that comes into being with it: no file of the project."""
_WRITTEN = ("w", "wb", "x", "a")
_FOR_A_WHILE = re.compile(r"te?mp|pytester|testdir", re.IGNORECASE)


def of_python(text: str) -> Iterator[Template]:
    """Those in a file; none in one that can't be parsed."""
    try:
        tree = ast.parse(text.encode("utf-8", "surrogateescape"))
    except (SyntaxError, ValueError, RecursionError):
        return
    scopes, places = Scopes(tree), Places(text)
    inner: set[ast.AST] = set()
    for node in scopes.nodes:
        if node in inner or not isinstance(node, (ast.JoinedStr, ast.BinOp, ast.Call)):
            continue
        pieces = _Reading(scopes, inner).pieces(node)
        if pieces is not None and not _is_made(node, scopes):
            outer = scopes.outer.get(node)
            is_module = isinstance(outer, ast.Call) and last_name(outer.func) in IMPORTING
            yield from templates(pieces, places.span(node)[0], is_module=is_module)


def _is_made(node: ast.expr, scopes: Scopes) -> bool:
    """Whether the file is made there, or is below a folder for a while."""
    if any(isinstance(n, ast.Name) and _FOR_A_WHILE.search(n.id) for n in ast.walk(node)):
        return True
    outer: ast.AST | None = scopes.outer.get(node)
    if isinstance(outer, ast.Attribute):
        return outer.attr in _MADE
    if not isinstance(outer, ast.Call):
        return False
    given = [*outer.args, *(one.value for one in outer.keywords)]
    called = last_name(outer.func)
    is_written = any(isinstance(one, ast.Constant) and one.value in _WRITTEN for one in given)
    return called in _MADE or (called == "open" and is_written)


class _Reading:
    """One expression, taken apart; notes which expressions in it are part of the name."""

    def __init__(self, scopes: Scopes, inner: set[ast.AST]) -> None:
        self._scopes = scopes
        self._inner = inner

    def pieces(self, node: ast.expr) -> _Pieces | None:
        """Its fixed texts and holes; ``None`` if it puts no text together."""
        found = self._pieces(node)
        if found is not None:
            self._inner.add(node)
        return found

    def _pieces(self, node: ast.expr) -> _Pieces | None:
        if isinstance(node, ast.Constant):
            return [node.value] if isinstance(node.value, str) else None
        if isinstance(node, ast.JoinedStr):
            return [piece for value in node.values for piece in self._formatted(value)]
        if isinstance(node, ast.BinOp):
            return self._operation(node)
        return self._call(node) if isinstance(node, ast.Call) else None

    def _formatted(self, node: ast.expr) -> _Pieces:
        if not isinstance(node, ast.FormattedValue):
            return self._part(node)
        spec = ast.unparse(node.format_spec) if node.format_spec else ""
        return self._part(node.value, DIGITS if spec.endswith(("d'", 'd"')) else ANYTHING)

    def _part(self, node: ast.expr, pattern: str = ANYTHING) -> _Pieces:
        """A piece of a name: what it is put together of, or a hole."""
        if isinstance(node, ast.Call) and last_name(node.func) == "str" and len(node.args) == 1:
            node = node.args[0]
        source = self._scopes.source(node)
        found = self.pieces(node if source is None else source)
        if found is not None:
            return found
        shown = re.sub(r"\s+", " ", ast.unparse(node))
        called = last_name(node.func) if isinstance(node, ast.Call) else ""
        values = self._scopes.values(node)
        if called in _NUMBERS or (values is None and self._scopes.counts(node)):
            pattern = DIGITS
        return [Hole(f"{{{shown if len(shown) < 30 else '...'}}}", values, pattern)]

    def _operation(self, node: ast.BinOp) -> _Pieces | None:
        if (
            isinstance(node.op, ast.Mod)
            and isinstance(node.left, ast.Constant)
            and isinstance(node.left.value, str)
        ):
            return self._converted(node.left.value, node.right)
        if not isinstance(node.op, (ast.Add, ast.Div)):
            return None
        left, right = self.pieces(node.left), self.pieces(node.right)
        if left is None and right is None and (isinstance(node.op, ast.Add) or self._is_outermost(node)):
            return None  # numbers, for all that is known
        between = ["/"] if isinstance(node.op, ast.Div) else []
        return [
            *(self._part(node.left) if left is None else left),
            *between,
            *(self._part(node.right) if right is None else right),
        ]

    def _is_outermost(self, node: ast.BinOp) -> bool:
        outer = self._scopes.outer.get(node)
        return not (isinstance(outer, ast.BinOp) and isinstance(outer.op, ast.Div))

    def _converted(self, text: str, given: ast.expr) -> _Pieces | None:
        args = list(given.elts) if isinstance(given, ast.Tuple) else [given]
        named = {}
        if isinstance(given, ast.Dict):
            keys = ((key.value if isinstance(key, ast.Constant) else None) for key in given.keys)
            named = dict(zip(keys, given.values, strict=True))
        pieces: _Pieces = []
        end = 0
        for match in _CONVERSION.finditer(text):
            pieces.append(text[end : match.start()])
            end = match.end()
            if match["kind"] == "%":
                pieces.append("%")
                continue
            value = named.get(match["key"]) if match["key"] else args.pop(0) if args else None
            pattern = DIGITS if match["kind"] in "dif" else ANYTHING
            pieces += [Hole(match[0], None, pattern)] if value is None else self._part(value, pattern)
        return [*pieces, text[end:]] if end else None

    def _call(self, node: ast.Call) -> _Pieces | None:
        name = last_name(node.func)
        if isinstance(node.func, ast.Attribute) and name == "format":
            text = node.func.value
            said = text.value if isinstance(text, ast.Constant) else None
            return self._format(said, node) if isinstance(said, str) else None
        if name not in _JOINS or any(isinstance(one, ast.Starred) for one in node.args):
            return None
        steps = list(node.args)
        if name == "joinpath" and isinstance(node.func, ast.Attribute):
            steps.insert(0, node.func.value)
        if name == "join" and (isinstance(node.func, ast.Name) or len(steps) < 2):
            return None  # of a text, not of a path
        pieces = [[*self._part(step), "/"] for step in steps]
        return [piece for some in pieces for piece in some][:-1] or None

    def _format(self, text: str, node: ast.Call) -> _Pieces | None:
        named = {one.arg: one.value for one in node.keywords if one.arg}
        count, pieces = 0, _Pieces()
        try:
            parsed = list(Formatter().parse(text))
        except ValueError:
            return None
        for fixed, key, spec, _ in parsed:
            pieces.append(fixed)
            if key is None:
                continue
            index = int(key) if key.isdigit() else count if not key else -1
            count += not key
            value = named.get(key) if index < 0 else node.args[index] if index < len(node.args) else None
            pattern = DIGITS if (spec or "").endswith("d") else ANYTHING
            if value is None or isinstance(value, ast.Starred):
                pieces.append(Hole(f"{{{key}}}", None, pattern))
            else:
                pieces += self._part(value, pattern)
        return pieces
