"""Whether a ``conftest.py`` that is there holds all that it held, and what was added, and both as they were.

Told from the texts alone, with Python's own parser: the file as it was, what it gets as a file of its own,
and the outcome. And whether what was added can be taken out of a file that others have edited.
"""

from __future__ import annotations

import ast
import io
import re
import symtable
import tokenize
from codecs import BOM_UTF8
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from splitter.languages.python.imports.quiet import is_quiet

_IMPORTS = (ast.Import, ast.ImportFrom)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_LOOKING = {"globals", "vars", "dir", "locals", "exec", "eval", "__all__", "__getattr__"}
_ATTRIBUTES = {"getmembers", "modules", "getmodule"}
"""By these a module looks at its own names, or says which others get."""
_ENDING = re.compile(r"\r\n|\r|\n")
_WORD = re.compile(r"\w+")

_Alias = tuple[str, int, str, str]
"""A module, the dots before it, a name of it, and what it is called here."""


def flaw(original: bytes, before: bytes, added: bytes, after: bytes) -> str:
    """Why the outcome can't take the file's place, in words; empty if it can."""
    try:
        there, more, whole = (_File.of(data) for data in (before, added, after))
        future = _futures(_File.of(original))
    except (SyntaxError, ValueError, RecursionError, MemoryError, tokenize.TokenError) as error:
        return f"it can't be read: {error}"
    return (
        _changed(there, more, whole)
        or _otherwise(there, more, whole, future)
        or _named_twice(there, more)
        or _too_early(there, more, whole)
    )


def unmet(now: bytes, then: bytes) -> str:
    """A name that a file would still use and have no more; empty if there is none."""
    try:
        there, left = _File.of(now), _File.of(then)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return ""
    return min(_read(left.table) & (there.bound - left.bound), default="")


@dataclass(frozen=True)
class _File:
    data: bytes
    text: str
    tree: ast.Module
    table: symtable.SymbolTable

    @classmethod
    def of(cls, data: bytes) -> _File:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = _ENDING.sub("\n", data.decode(encoding))
        return cls(data, text, ast.parse(data), symtable.symtable(text, "conftest.py", "exec"))

    @cached_property
    def imports(self) -> list[ast.Import | ast.ImportFrom]:
        return [node for node in self.tree.body if isinstance(node, _IMPORTS)]

    @cached_property
    def aliases(self) -> list[_Alias]:
        return [alias for node in self.imports for alias in _aliases(node)]

    @cached_property
    def unrun(self) -> list[ast.If]:
        """Imports for type checkers: ``if TYPE_CHECKING:``, where that is known to be ``typing``'s."""
        found: list[ast.If] = []
        known: set[_Alias] = set()
        for node in self.tree.body:
            known.update(_aliases(node) if isinstance(node, _IMPORTS) else ())
            if isinstance(node, ast.If) and _never_runs(node, known):
                found.append(node)
        return found

    @cached_property
    def rest(self) -> list[str]:
        """What is no import, with all values."""
        gone = {*map(id, self.imports), *map(id, self.unrun)}
        return [ast.dump(node) for node in self.tree.body if id(node) not in gone]

    @cached_property
    def lines(self) -> list[str]:
        """All lines but those of imports, and but blank ones."""
        nodes = (*self.imports, *self.unrun)
        gone = {n for node in nodes for n in range(node.lineno, (node.end_lineno or 0) + 1)}
        lines = enumerate(self.text.split("\n"), 1)
        return [line for number, line in lines if line.strip() and number not in gone]

    @cached_property
    def comments(self) -> Counter[str]:
        tokens = tokenize.generate_tokens(io.StringIO(self.text).readline)
        return Counter(token.string for token in tokens if token.type == tokenize.COMMENT)

    @cached_property
    def bound(self) -> frozenset[str]:
        """The names that its statements bind."""
        own = {s.get_name() for s in self.table.get_symbols() if s.is_assigned() or s.is_imported()}
        return frozenset(own.union(_declared_global(self.tree)))

    @cached_property
    def words(self) -> frozenset[str]:
        """All names that it says, also in strings; those of attributes are somebody else's."""
        return frozenset(name for node in ast.walk(self.tree) for name in _said(node))


def _changed(there: _File, more: _File, whole: _File) -> str:
    """What of the two is not in the outcome as it was, or what else is."""
    if whole.rest != there.rest + more.rest or whole.lines != there.lines + more.lines:
        return "its statements would be others"
    if whole.comments != there.comments + more.comments:
        return "a comment at an import would be lost"
    new = {alias for alias in more.aliases if alias[0] != "__future__"} - {*there.aliases}
    if lazy := _futures(whole) - _futures(there):
        new |= {alias for alias in more.aliases if alias[0] == "__future__" and alias[2] in lazy}
    if Counter(whole.aliases) != Counter([*there.aliases, *new]):
        return "its imports would be others"
    if lazy and (lazy != {"annotations"} or _is_annotated(there.tree)):
        return f"an import of {min(lazy)} from __future__ would change it"
    unrun, own, others = ([*map(ast.dump, one.unrun)] for one in (whole, there, more))
    if unrun != [*own, *(one for one in others if one not in own)]:
        return "its imports would be others"
    left = iter(whole.tree.body)
    for node in there.tree.body:
        if not any(_is_same(node, other) for other in left):
            return "its statements would be in another order"
    endings = [set(_ENDING.findall(one.data.decode("latin-1"))) for one in (there, whole)]
    if endings[0] and not endings[1] <= endings[0]:
        return "it would have other line endings"
    if there.data.startswith(BOM_UTF8) is not whole.data.startswith(BOM_UTF8):
        return "it would have another byte order mark"
    return ""


def _is_same(node: ast.stmt, other: ast.stmt) -> bool:
    """Whether a statement is another one, or an import of the same and more."""
    if isinstance(node, ast.ImportFrom) and isinstance(other, ast.ImportFrom):
        return set(_aliases(node)) <= set(_aliases(other))
    return ast.dump(node) == ast.dump(other)


def _never_runs(node: ast.If, known: Set[_Alias]) -> bool:
    """Whether a block holds imports alone and stands under ``typing``'s constant, by the imports above it."""
    test = node.test
    if isinstance(test, ast.Name):
        is_false = ("typing", 0, "TYPE_CHECKING", test.id) in known
    elif isinstance(test, ast.Attribute) and isinstance(test.value, ast.Name):
        is_false = test.attr == "TYPE_CHECKING" and ("typing", 0, "", test.value.id) in known
    else:
        is_false = False
    return is_false and not node.orelse and all(isinstance(one, _IMPORTS) for one in node.body)


def _otherwise(there: _File, more: _File, whole: _File, future: Set[str]) -> str:
    """What in the file as it was makes something else of what is added, or sees it."""
    if differ := (_futures(whole) ^ future) - (set() if _is_annotated(more.tree) else {"annotations"}):
        return f"it has another import of {min(differ)} from __future__"
    for node in ast.walk(there.tree):
        if isinstance(node, ast.ImportFrom) and any(alias.name == "*" for alias in node.names):
            return f"it imports all of {node.module or '.'}"
        said = {node.id} & _LOOKING if isinstance(node, ast.Name) else set[str]()
        said |= {node.name} & _LOOKING if isinstance(node, _FUNCTIONS) else set()
        said |= {node.attr} & _ATTRIBUTES if isinstance(node, ast.Attribute) else set()
        if said:
            return f"it looks at its own names ({min(said)})"
    return ""


def _is_annotated(tree: ast.Module) -> bool:
    return any(
        isinstance(node, ast.AnnAssign) or getattr(node, "annotation", None) or getattr(node, "returns", None)
        for node in ast.walk(tree)
    )


def _named_twice(there: _File, more: _File) -> str:
    """A name that both have, and that is not one import of both."""
    known = set(there.aliases)
    tops = {alias[3] for alias in known if _binds_its_top(alias)}
    common = {
        alias[3] for alias in more.aliases if alias in known or (_binds_its_top(alias) and alias[3] in tops)
    }
    unrun = {*map(ast.dump, there.unrun)}
    both = [inner for node in more.unrun if ast.dump(node) in unrun for inner in node.body]
    imported = {alias[3] for alias in more.aliases} - common
    common |= {alias[3] for node in both if isinstance(node, _IMPORTS) for alias in _aliases(node)}
    own = more.bound - {alias[3] for alias in more.aliases} - common
    variables = {node.id for node in ast.walk(there.tree) if isinstance(node, ast.Name)}
    if twice := sorted(own & (there.words | there.bound)) + sorted(imported & (there.bound | variables)):
        return f"it has the name {twice[0]}, too"
    read = _read(more.table)
    if other := sorted((read & there.bound) - own - common):
        return f"{other[0]} is another thing there"
    return ""


def _binds_its_top(alias: _Alias) -> bool:
    """``import a.b``, of which several go together."""
    return not alias[1] and not alias[2] and alias[0].partition(".")[0] == alias[3]


def _too_early(there: _File, more: _File, whole: _File) -> str:
    """A new import above what acts, which it may need: only of what does nothing, or is there already."""
    known, above = set(there.aliases), {"pytest", "__future__"}
    own = whole.tree.body[: len(whole.tree.body) - len(more.rest)]
    last = max((number for number, node in enumerate(own) if _acts(node)), default=0)
    for number, node in enumerate(own[:last]):
        for alias in _aliases(node) if isinstance(node, _IMPORTS) else ():
            top = alias[0].partition(".")[0]
            harmless = top in above or is_quiet(alias[0]) or _is_next(top, own[number + 1 :], known)
            if alias not in known and (alias[1] or not harmless):
                return f"it acts below its imports, which that of {alias[0] or '.'} may need"
            above |= set() if alias[1] else {top}
    return ""


def _is_next(top: str, below: Sequence[ast.stmt], known: Set[_Alias]) -> bool:
    """Whether the file imported from a package already, next but for what does nothing."""
    for node in below:
        if not isinstance(node, _IMPORTS):
            return False
        there = [alias for alias in _aliases(node) if alias in known and not is_quiet(alias[0])]
        if any(not alias[1] and alias[0].partition(".")[0] == top for alias in there):
            return True
        if any(alias[1] or alias[0] != "pytest" for alias in there):
            return False
    return False


def _acts(node: ast.AST) -> bool:
    """Whether a statement may do more than bind names to what it says: parameters of fixtures are that."""
    if isinstance(node, (*_IMPORTS, *_FUNCTIONS, ast.ClassDef)):
        return False
    if isinstance(node, ast.Call):
        return not ast.unparse(node.func).startswith(("pytest.param", "pytest.mark."))
    if isinstance(node, (ast.Attribute, ast.Subscript)) and not isinstance(node.ctx, ast.Load):
        return True
    return isinstance(node, (ast.Delete, ast.AugAssign)) or any(map(_acts, ast.iter_child_nodes(node)))


def _aliases(node: ast.Import | ast.ImportFrom) -> Iterator[_Alias]:
    for alias in node.names:
        if isinstance(node, ast.Import):
            yield alias.name, 0, "", alias.asname or alias.name.partition(".")[0]
        else:
            yield node.module or "", node.level, alias.name, alias.asname or alias.name


def _futures(file: _File) -> Set[str]:
    return {alias[2] for alias in file.aliases if alias[0] == "__future__"}


def _declared_global(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield from node.names


def _said(node: ast.AST) -> Iterable[str]:
    if isinstance(node, ast.Name):
        return (node.id,)
    if isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
        return (node.name,)
    if isinstance(node, ast.arg):
        return (node.arg,)
    if isinstance(node, ast.alias):
        return (*node.name.split("."), node.asname or "")
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return _WORD.findall(node.value)
    return ()


def _read(table: symtable.SymbolTable) -> frozenset[str]:
    """The names that code looks up among those of its module, and of Python's own."""
    top = table.get_type() == "module"
    own = {s.get_name() for s in table.get_symbols() if s.is_referenced() and (top or s.is_global())}
    return frozenset(own.union(*(_read(child) for child in table.get_children())))
