"""The names of a statement, by CPython's own symbol tables.

A table is made for a statement when somebody asks what it looks up. What runs when the module is made
(or a class body of it) is read from the syntax tree, for a module's table does not say which of its
statements uses a name; what functions read, whenever they run, is read from their own tables.
"""

from __future__ import annotations

import ast
import re
import symtable
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from unicodedata import normalize

from splitter.languages.python.rereading.collection import is_fixture
from splitter.model.conventions import Conventions
from splitter.model.statements import Names, Unsound
from splitter.text.nodes import nodes_in

_MAYBE_QUOTED = re.compile(r"""(?::(?<!["']:)|->)[ \t]*(?:[\w.]+[ \t]*[\[|][ \t]*)*["']""")
"""An annotation with a string in it, or something that looks like it, as what follows on ``else:``."""

_WORD = re.compile(r"\b(?<!\.)[^\W\d]\w*")
_ASCII_WORD = re.compile(_WORD.pattern, re.ASCII)
"""The same in half of the time."""
_PRIVATE = re.compile(r"__(?!\w*__$)")
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_SCOPES = (*_FUNCTIONS, ast.ClassDef, ast.Lambda)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
_SIMPLE = (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.Expr)
"""What reads before it binds."""
_CONDITIONAL = frozenset({"skipif", "xfail"})
"""Marks whose condition may be a string, which pytest evaluates in the module."""
_TYPING = frozenset({"cast", "TypeVar", "NewType", "ForwardRef"})
"""What takes types, which may be strings."""
_EVALUATING = tuple(f"{name}(" for name in sorted(_CONDITIONAL | _TYPING))
_LEAVES = (ast.Constant, ast.expr_context)
_BINDING_BY_WORD = (
    *(ast.Import, ast.ImportFrom, ast.ExceptHandler),
    *(ast.MatchAs, ast.MatchStar, ast.MatchMapping),
)


class Text:
    """The lines of a text that has been parsed, to look for the names of its statements in."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines

    def scopes(
        self, first: int, last: int, above: str = "", below: str = ""
    ) -> Sequence[symtable.SymbolTable]:
        """The outermost scopes of what stands on these lines, between what makes it a text of its own.

        By itself: a ``from __future__ import annotations`` above it would leave out annotations (PEP 563).
        Raises ``Unsound`` for what the compiler refuses, a parameter's name that is there twice.
        """
        lines = "".join(self._lines[first - 1 : last])
        try:
            table = symtable.symtable(f"{above}{lines}{below}\n", "<text>", "exec")
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            raise Unsound(str(error)) from error
        return table.get_children()

    @cached_property
    def _quotes(self) -> Sequence[int]:
        """The lines that may have code in a string, which a symbol table does not look into."""
        text = "".join(self._lines)
        evaluating = [call for call in _EVALUATING if call in text]
        return [
            number
            for number, line in enumerate(self._lines, 1)
            if (":" in line and _MAYBE_QUOTED.search(line))
            or (evaluating and any(map(line.__contains__, evaluating)))
        ]

    def quoted(self, nodes: Iterable[ast.AST], first: int, last: int) -> Iterator[str]:
        """The names in strings that are code, of nodes that stand on the lines ``first`` to ``last``."""
        at = bisect_left(self._quotes, first)
        if at == len(self._quotes) or self._quotes[at] > last:
            return
        alone: set[ast.expr] = set()  # what a statement gives to nobody
        for node in nodes_in(*nodes):
            if isinstance(node, ast.Expr):
                alone.add(node.value)
            for code in _evaluated(node, alone):
                for part in nodes_in(code):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str):
                        yield from _WORD.findall(normalize("NFKC", part.value))

    def words(self, nodes: Sequence[ast.AST], first: int, last: int) -> frozenset[str] | None:
        """Names beside which the nodes on these lines look up none; ``None`` if the text does not say.

        It does not where a name may be spelled otherwise than it is: in another form of the same letters
        (PEP 3131), or with its class in front.
        """
        text = "".join(self._lines[first - 1 : last])
        words = _ASCII_WORD.findall(text) if text.isascii() else None
        if words is None or ("__" in text and any(map(_PRIVATE.match, words))):
            return None
        return frozenset([*words, *self.quoted(nodes, first, last)])

    def names(self, group: Sequence[ast.stmt], first: int, last: int) -> Names:
        """The names that the statements on these lines look up in the module."""
        here = run(group)
        reads, maybe = set(here.reads), set[str]()
        if here.nested:
            deeper(self.scopes(first, last), reads, maybe)
            reads.update(read_before_bound(group, maybe))
        return looked_up(reads, maybe, self.quoted(group, first, last))


def looked_up(reads: Set[str], maybe: Set[str], quoted: Iterable[str]) -> Names:
    """What code reads, or may read, and what its strings say."""
    said = frozenset(quoted)
    return Names(said | reads, frozenset(maybe), said - reads)


def _evaluated(node: ast.AST, alone: Collection[ast.expr]) -> Iterator[ast.expr]:
    """Where strings are code of the module: annotations, types, conditions of pytest's marks.

    ``pytest.xfail("why")`` stands alone, and no mark does.
    """
    if isinstance(node, ast.Call):
        name = _called(node)
        if name in _TYPING:
            own = name in ("TypeVar", "NewType")  # what comes first is how the type is called
            yield from (*node.args[own:], *(keyword.value for keyword in node.keywords))
        elif name in _CONDITIONAL and node not in alone:
            named = [keyword.value for keyword in node.keywords if keyword.arg == "condition"]
            yield from (one for one in (*node.args[:1], *named) if isinstance(one, ast.Constant))
        return
    for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None)):
        if isinstance(annotation, ast.expr):
            yield annotation


def bound(group: Sequence[ast.stmt]) -> tuple[str, ...]:
    """The names that statements bind, in order."""
    return tuple(run(group).binds)


@dataclass
class Run:
    """What code does with names in the scope it runs in."""

    binds: dict[str, None] = field(default_factory=dict)
    reads: set[str] = field(default_factory=set)
    targets: set[str] = field(default_factory=set)
    """Bound by a comprehension for itself."""
    nested: bool = False
    """Whether there are scopes in it."""


def run(nodes: Iterable[ast.AST]) -> Run:
    """What happens to names when statements run, functions and class bodies in them left out."""
    found = Run()
    stack = list(nodes)
    while stack:
        node = stack.pop()
        if isinstance(node, ast.Name):
            if isinstance(node.ctx, ast.Load):
                found.reads.add(node.id)
            else:
                found.binds[node.id] = None
        elif isinstance(node, _SCOPES):
            found.nested = True
            if not isinstance(node, ast.Lambda):
                found.binds[node.name] = None
            stack.extend(_at_once(node))
        elif isinstance(node, _COMPREHENSIONS):
            found.nested = True
            _comprehension(node, found)
        elif not isinstance(node, _LEAVES):
            if isinstance(node, _BINDING_BY_WORD):
                found.binds.update(dict.fromkeys(_bound_by_word(node)))
            stack.extend(ast.iter_child_nodes(node))
    return found


def _at_once(
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda,
) -> Iterator[ast.AST]:
    """What of a definition runs where it stands."""
    if isinstance(node, ast.ClassDef):
        yield from (*node.decorator_list, *node.bases, *node.keywords)
        return
    arguments = node.args
    yield from (*arguments.defaults, *filter(None, arguments.kw_defaults))
    if not isinstance(node, ast.Lambda):
        yield from node.decorator_list
        every = (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)
        marked = [argument.annotation for argument in every]
        rest = [argument.annotation for argument in (arguments.vararg, arguments.kwarg) if argument]
        yield from filter(None, (*marked, *rest, node.returns))


def _comprehension(node: ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp, found: Run) -> None:
    """The first iterable belongs to the scope around; a walrus binds there too (PEP 572)."""
    first = node.generators[0]
    values = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
    outer = run([first.iter])
    conditions = [condition for clause in node.generators for condition in clause.ifs]
    inner = run([*values, *conditions, *(clause.iter for clause in node.generators[1:])])
    targets = run([clause.target for clause in node.generators])
    found.reads |= outer.reads | ((inner.reads | targets.reads) - targets.binds.keys())
    found.binds.update(outer.binds | inner.binds)


def _bound_by_word(node: ast.AST) -> Iterator[str]:
    """Names that a node binds without a ``Name`` in the tree."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        yield from (a.asname or a.name.partition(".")[0] for a in node.names if a.name != "*")
    elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)):
        yield from filter(None, [node.name])
    elif isinstance(node, ast.MatchMapping):
        yield from filter(None, [node.rest])


def deeper(tables: Iterable[symtable.SymbolTable], reads: set[str], maybe: set[str]) -> None:
    """The module's names that scopes and the scopes in them refer to.

    ``maybe`` are those that a class body also binds: its own, or the module's before (``x = x.y``).
    The other scopes, those of type parameters, have names of their own that nobody wrote (``.type_params``).
    """
    stack = list(tables)
    while stack:
        table = stack.pop()
        if isinstance(table, symtable.Function):
            reads.update(table.get_globals())
        else:
            for symbol in table.get_symbols():
                if symbol.is_referenced() and symbol.is_global():
                    reads.add(symbol.get_name())
                elif symbol.is_referenced() and symbol.is_local() and isinstance(table, symtable.Class):
                    maybe.add(symbol.get_name())
        stack.extend(table.get_children())


def read_before_bound(nodes: Iterable[ast.AST], names: Set[str]) -> Iterator[str]:
    """Those that a class body surely looks up before it binds them: ``errno = errno.EFAULT``."""
    classes = [c for outer in nodes for c in ast.walk(outer) if isinstance(c, ast.ClassDef)] if names else []
    for body in (one.body for one in classes):
        open_names = set(names)
        for statement in body:
            found = run([statement])
            here = found.reads & open_names
            in_order = isinstance(statement, _SIMPLE) and not _has_walrus(statement)
            yield from here if in_order else here - found.binds.keys()
            open_names -= found.reads | found.binds.keys()


def _has_walrus(statement: ast.stmt) -> bool:
    return any(isinstance(node, ast.NamedExpr) for node in ast.walk(statement))


def fixtures_of(tree: ast.Module) -> frozenset[str]:
    """The names of the module's own fixtures."""
    return frozenset(node.name for node in tree.body if isinstance(node, _FUNCTIONS) and is_fixture(node))


def requested(group: Sequence[ast.stmt], text: str, conventions: Conventions) -> Iterator[str]:
    """Parameters of what pytest calls, and what ``usefixtures("db")`` and ``getfixturevalue("db")`` name."""
    for node in group:
        functions: list[ast.stmt] = node.body if isinstance(node, ast.ClassDef) else [node]
        for function in functions:
            if isinstance(function, _FUNCTIONS) and _asks(function, conventions):
                arguments = function.args
                every = {a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)}
                yield from every.difference(*map(_given_by, function.decorator_list))
    if "usefixtures" not in text and "getfixturevalue" not in text:
        return
    for call in (inner for statement in group for inner in ast.walk(statement)):
        if isinstance(call, ast.Call) and _called(call) in ("usefixtures", "getfixturevalue"):
            for argument in call.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def _given_by(decorator: ast.expr) -> Iterator[str]:
    """The arguments whose values ``pytest.mark.parametrize("a, b", [...])`` gives, instead of fixtures."""
    match decorator:
        case ast.Call(ast.Attribute(ast.Attribute(attr="mark"), "parametrize"), [names, values], keywords):
            unclear = isinstance(values, ast.Starred) or any(k.arg in ("indirect", None) for k in keywords)
            if not unclear:
                inner = names.elts if isinstance(names, (ast.List, ast.Tuple)) else [names]
                for one in inner:
                    if isinstance(one, ast.Constant) and isinstance(one.value, str):
                        yield from one.value.replace(" ", "").split(",")


def _asks(function: ast.FunctionDef | ast.AsyncFunctionDef, conventions: Conventions) -> bool:
    return conventions.collects_function(function.name) or is_fixture(function)


def _called(node: ast.Call) -> str:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""
