"""Imports in the blocks of a module's statement, as the proof sees them: what they are, and all the rest."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from splitter.languages.python.rereading.roles import aliases
from splitter.model.statements import Attempt, BlockImport, BlockReading

_LEAVES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


def block_of(node: ast.stmt, lines: Sequence[str], first: int) -> BlockReading:
    """An ``if``, ``try`` or ``with``, by its lines, of which the first has this number."""
    reader = _Reader(lines, first)
    reader.read(node)
    return reader.reading()


class _Reader:
    """Goes through the blocks of a statement."""

    def __init__(self, lines: Sequence[str], first: int) -> None:
        self._lines, self._first = lines, first
        self._written: set[int] = set()
        """The lines of statements without blocks, whose blank lines are theirs."""
        self._fillers: set[int] = set()
        """The lines of ``pass`` in blocks of nothing else, as those are whose imports are all gone."""
        self._imports: list[tuple[ast.Import | ast.ImportFrom, int]] = []
        self._attempts: list[tuple[int, bool]] = []
        """The last line of each block whose failures are caught, and whether nothing is done then."""

    def read(self, node: ast.stmt, attempt: int | None = None) -> None:
        """``attempt`` is the block among those that catch failures; ``None`` if all go through."""
        if isinstance(node, ast.If):
            self._whole([node.test])
            self._block(node.body, attempt)
            self._block(node.orelse, attempt)
        elif isinstance(node, ast.Try) and attempt is None:
            does_nothing = all(isinstance(one, ast.Pass) for h in node.handlers for one in h.body)
            passes = does_nothing and not node.orelse and not node.finalbody
            self._block(node.body, self._opened(node.body, passes=passes) if node.handlers else None)
            for handler in node.handlers:
                self._block(handler.body, None)
            self._block(node.orelse, None)
            self._whole(node.finalbody)
        elif isinstance(node, ast.With) and attempt is None and (kind := _kind(node)):
            passing = kind == "suppress"
            self._block(node.body, self._opened(node.body, passes=True) if passing else None)
        else:
            self._whole([node])

    def _opened(self, body: Sequence[ast.stmt], *, passes: bool) -> int:
        self._attempts.append((body[-1].end_lineno or 0, passes))
        return len(self._attempts) - 1

    def _block(self, body: Sequence[ast.stmt], attempt: int | None) -> None:
        if attempt is None and len(body) == 1 and self._line(body[0].lineno).strip() == "pass":
            self._fillers.add(body[0].lineno)
            return
        for node in body:
            if isinstance(node, (ast.Import, ast.ImportFrom)) and self._may_lose(node):
                self._imports.append((node, -1 if attempt is None else attempt))
            elif attempt is not None or isinstance(node, _LEAVES):
                self._whole([node])
            else:
                self.read(node)

    def _whole(self, body: Sequence[ast.stmt | ast.expr]) -> None:
        for node in body:
            self._written.update(range(node.lineno, (node.end_lineno or 0) + 1))

    def _may_lose(self, node: ast.Import | ast.ImportFrom) -> bool:
        """Whether it lists names on lines of its own."""
        try:
            kinds = [type(one) for one in ast.parse(self._text(node)).body]
        except SyntaxError:  # it stands behind the colon
            return False
        is_listed = not any(one.name == "*" or one.module == "__future__" for one in aliases([node]))
        return is_listed and kinds == [type(node)]

    def reading(self) -> BlockReading:
        """What is left without the imports, and these by where they stand."""
        owner: dict[int, int] = {}
        for number, (node, _) in enumerate(self._imports):
            start = node.lineno
            while start - 1 not in self._written and self._line(start - 1).lstrip().startswith("#"):
                start -= 1
            owner.update(dict.fromkeys(range(start, (node.end_lineno or 0) + 1), number))
        frame: list[str] = []
        at: dict[int, int] = {}
        ends: dict[int, int] = {}
        for line in range(self._first, self._first + len(self._lines)):
            if line in owner:
                at.setdefault(owner[line], len(frame))
            elif line in self._written or (self._line(line).strip() and line not in self._fillers):
                frame.append(self._line(line))
            ends[line] = len(frame)
        found = [
            BlockImport(
                alias,
                at[number],
                attempt,
                self._comment(node, owner, number),
                self._line(node.lineno)[: node.col_offset],
                self._text(node),
            )
            for number, (node, attempt) in enumerate(self._imports)
            for alias in aliases([node])
        ]
        attempts = tuple(Attempt(ends[last], passes) for last, passes in self._attempts)
        return BlockReading("".join(frame).rstrip("\r\n"), tuple(found), attempts)

    def _text(self, node: ast.stmt) -> str:
        return "".join(map(self._line, range(node.lineno, (node.end_lineno or 0) + 1))).strip()

    def _line(self, number: int) -> str:
        at = number - self._first
        return self._lines[at] if 0 <= at < len(self._lines) else ""

    def _comment(self, node: ast.stmt, owner: dict[int, int], number: int) -> str:
        lines: Iterator[str] = (
            self._line(n) for n in sorted(owner) if owner[n] == number and n < node.lineno
        )
        return "".join(line.strip() + "\n" for line in lines)


def _kind(node: ast.With) -> str:
    """``suppress`` of ``with contextlib.suppress(ImportError):``, or ``catch_warnings``."""
    called = {ast.unparse(one.context_expr).partition("(")[0].rpartition(".")[2] for one in node.items}
    named = any(one.optional_vars for one in node.items)
    return called.pop() if not named and called in ({"suppress"}, {"catch_warnings"}) else ""
