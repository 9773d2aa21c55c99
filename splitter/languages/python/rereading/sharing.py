"""Whether parts may import names from a module of shared helpers, from that and the readings of all else.

Reasons by itself about what the planner must have left in the parts: what an import can't bring (a name
with several values), what depends on the module it stands in, and what pytest would collect there.
"""

from __future__ import annotations

import ast
import builtins
import re
import symtable
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from importlib.util import decode_source

from splitter.languages.python.rereading.acts import root_of
from splitter.languages.python.rereading.collection import is_fixture
from splitter.languages.python.rereading.folder import names_of_the_folder
from splitter.languages.python.rereading.half_made import half_made
from splitter.languages.python.rereading.names import bound
from splitter.languages.python.trees import by_line
from splitter.model.statements import Reading, Unsound
from splitter.text.nodes import nodes_in

_DEPENDS = {"__name__", "__file__", "__doc__", "__spec__", "__package__", "__loader__", "__path__"}
_DEPENDS |= {"globals", "exec", "eval"}
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_IMPORTS = (ast.Import, ast.ImportFrom)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_SEEING = (
    *(
        ast.Call,
        ast.Attribute,
        ast.Subscript,
        ast.Compare,
        ast.JoinedStr,
        ast.NamedExpr,
        ast.Await,
        ast.Starred,
    ),
    *(
        ast.ListComp,
        ast.SetComp,
        ast.DictComp,
        ast.GeneratorExp,
        ast.IfExp,
        ast.BoolOp,
        ast.Yield,
        ast.YieldFrom,
    ),
)
_RUNNING = (ast.Call, ast.Await, ast.NamedExpr, ast.Yield, ast.YieldFrom)
_SEED = re.compile(r"(?:\w+\.)*seed\(")
_PLAIN_DECORATORS = frozenset({"staticmethod", "classmethod", "property"})


def flaw(original: Reading, helpers_module: bytes, parts: Sequence[Reading], module: str) -> str:
    """What is wrong with what ``parts`` import from ``helpers_module``, in words; empty if nothing is.

    Raises ``Unsound`` for an original that the compiler refuses though it can be parsed.
    """
    try:
        return next(_all_flaws(original, helpers_module, parts, module), "")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        try:
            symtable.symtable(ast.unparse(original.own.tree), "original", "exec")
        except SyntaxError as unsound:
            raise Unsound(str(unsound)) from unsound
        return str(error)


def _all_flaws(
    original: Reading, helpers_module: bytes, parts: Sequence[Reading], module: str
) -> Iterator[str]:
    whole: ast.Module = original.own.tree
    moved_here = ast.parse(helpers_module)
    # What no compiler takes can be parsed: a parameter that is there twice.
    symtable.symtable(decode_source(helpers_module), module, "exec")
    package = module.rpartition(".")[0].partition(".")[0]
    if package and package not in _packages(whole):
        yield f"nothing says that {package} can be imported"
    binds = [_assigned(statement) for statement in whole.body]
    course = _course_of(whole, binds, moved_here)
    known = {one.text: group for one, group in zip(original.statements, by_line(whole.body), strict=True)}
    imported_helpers: set[str] = set()
    for part in parts:
        body = list(_body_of(part, known))
        at = next((n for n, statement in enumerate(body) if _is_from(statement, module)), None)
        if at is not None:
            imported_helpers.update(alias.name for alias in getattr(body[at], "names", ()))
            yield from _misplaced(course, body, at)
    yield from _flaws(original, binds, moved_here, frozenset(imported_helpers))


def _body_of(part: Reading, known: Mapping[str, Sequence[ast.stmt]]) -> Iterator[ast.stmt]:
    """The trees of a part's statements: those of the original that are ``known``, and what is written anew.

    A class with tests is left out, for it neither acts nor imports.
    """
    for statement in part.statements:
        if not statement.body:
            yield from known.get(statement.text) or ast.parse(statement.text).body


def _packages(original: ast.Module) -> Iterator[str]:
    """What the original's own imports begin with, relative ones aside."""
    for statement in original.body:
        if isinstance(statement, ast.ImportFrom) and not statement.level:
            yield (statement.module or "").partition(".")[0]
        elif isinstance(statement, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in statement.names)


def _is_from(statement: ast.stmt, module: str) -> bool:
    return isinstance(statement, ast.ImportFrom) and statement.module == module and statement.level <= 1


@dataclass(frozen=True)
class _Course:
    """What the original does while it is imported, and in which order: for all parts the same."""

    own: frozenset[str]
    """Names that its statements bind, those of imports aside."""
    acts: tuple[tuple[int, str], ...]
    """Number and text of each statement that acts."""
    free: frozenset[int]
    """Those of them on whose sides all the same happens: they skip the module, or raise, or do nothing.

    Or they are in the module of helpers, too: what seeds a generator.
    """
    moved_here: tuple[int, ...]
    """The statements that the module of helpers has now, and that must stay on their side of each act."""


def _course_of(original: ast.Module, binds: Sequence[Set[str]], helpers_module: ast.Module) -> _Course:
    statements = list(zip(original.body, binds, strict=True))
    own = frozenset(n for s, names in statements if not isinstance(s, _IMPORTS) for n in names)
    moved = frozenset(n for s in helpers_module.body if not isinstance(s, _IMPORTS) for n in _assigned(s))
    acts = {number: ast.unparse(s) for number, s in enumerate(original.body) if _acts(s, own)}
    waits = _waits(original, helpers_module, min(acts, default=0))
    partials = _calls_of("functools.partial", original, binds)
    checks = _checks(original, _calls_of("zope.interface.verify.verifyClass", original, binds))
    moved_here = tuple(
        number
        for number, (statement, names) in enumerate(statements)
        if number not in acts and not _is_import_alike(statement) and not moved.isdisjoint(names)
        if waits or not _sees_nothing(statement, partials)
    )
    seeds = [n for n, text in acts.items() if _SEED.match(text)]
    both = seeds if len(seeds) == 1 and acts[seeds[0]] in map(ast.unparse, helpers_module.body) else []
    return _Course(own, tuple(acts.items()), _skips_alone(original).union(checks, both), moved_here)


def _misplaced(course: _Course, part: Sequence[ast.stmt], at: int) -> Iterator[str]:
    """What acts in a part, before the import or after it, does so before or after what is imported."""
    here = {number: ast.unparse(s) for number, s in enumerate(part) if _acts(s, course.own)}
    if list(here.values()) != [text for _, text in course.acts]:
        if here:  # a conftest has none of them
            yield "a part does not do what the original does when it is made"
        return
    for number, (place, text) in zip(here, course.acts, strict=True):
        if place not in course.free and any((place < one) != (number < at) for one in course.moved_here):
            yield f"a part acts on the other side of what it imports: {text}"


def _waits(original: ast.Module, helpers_module: ast.Module, first: int) -> bool:
    """Whether the module of helpers imports what the original imports after its ``first`` act."""
    late = {one for statement in original.body[first + 1 :] for one in _imported(statement)}
    return any(one in late for statement in helpers_module.body for one in _imported(statement))


def _imported(statement: ast.stmt) -> Iterator[str]:
    """Each import that runs with a statement, by its text; a call that imports is one, too."""
    if isinstance(statement, _IMPORTS) or _is_import_alike(statement):
        for node in ast.walk(statement):
            if isinstance(node, _IMPORTS):
                yield from (f"{getattr(node, 'module', '')} {one.name} {one.asname}" for one in node.names)
    elif isinstance(statement, ast.Assign) and ".importorskip(" in ast.unparse(statement.value):
        yield ast.unparse(statement.value)


def _calls_of(path: str, original: ast.Module, binds: Sequence[Set[str]]) -> frozenset[str]:
    """How a function of another module is called (``a.b.function``), by names that are bound once."""
    module, _, function = path.rpartition(".")
    calls: dict[str, str] = {}
    for statement in original.body:
        for alias in statement.names if isinstance(statement, _IMPORTS) else ():
            name = alias.asname or alias.name
            if isinstance(statement, ast.Import) and alias.name == module:
                calls[f"{name}.{function}"] = name.split(".")[0]
            elif alias.name == function and ast.unparse(statement).startswith(f"from {module} import "):
                calls[name] = name
    values = Counter(name for names in binds for name in names)
    return frozenset(call for call, name in calls.items() if values[name] == 1)


def _sees_nothing(statement: ast.stmt, partials: Set[str]) -> bool:
    """Whether nothing runs when a statement defines what it does: what has been done by then is the same."""
    if isinstance(statement, ast.ClassDef):
        bases = all(isinstance(base, ast.Name) and hasattr(builtins, base.id) for base in statement.bases)
        plain = bases and not statement.decorator_list and not statement.keywords
        return plain and all(_sees_nothing(inner, partials) for inner in statement.body)
    if isinstance(statement, _FUNCTIONS):
        arguments = statement.args
        marked = [statement.returns, *(a.annotation for a in ast.walk(arguments) if isinstance(a, ast.arg))]
        plain = {ast.unparse(one) for one in statement.decorator_list} <= _PLAIN_DECORATORS
        called = any(isinstance(node, ast.Call) for mark in marked if mark for node in ast.walk(mark))
        evaluated = [*arguments.defaults, *filter(None, arguments.kw_defaults)]
        return plain and not called and not any(_looks(value, partials) for value in evaluated)
    if isinstance(statement, ast.Assign):
        named = all(isinstance(one, ast.Name) for one in statement.targets)
        return named and not _looks(statement.value, partials)
    return isinstance(statement, ast.Pass) or (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
    )


def _looks(value: ast.expr, partials: Set[str]) -> bool:
    """Whether finding out a value does more than write it down, or put it off."""
    unread: list[ast.AST] = [value]
    while unread:
        node = unread.pop()
        if isinstance(node, ast.Lambda):
            unread += [*node.args.defaults, *filter(None, node.args.kw_defaults)]
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in partials:
            unread += [*node.args, *(keyword.value for keyword in node.keywords)]
        elif isinstance(node, _SEEING):
            return True
        else:
            unread += ast.iter_child_nodes(node)
    return False


def _skips_alone(original: ast.Module) -> frozenset[int]:
    """Calls of ``importorskip`` that no import comes after: nothing that could fail waits for them."""
    last = max((n for n, s in enumerate(original.body) if isinstance(s, _IMPORTS)), default=-1)
    return frozenset(
        n
        for n, s in enumerate(original.body)
        if n > last and isinstance(s, ast.Assign) and isinstance(s.value, ast.Call)
        if ast.unparse(s.value.func).endswith(".importorskip")
    )


def _checks(original: ast.Module, verifiers: Set[str]) -> Iterator[int]:
    """Statements that fail or do nothing: they assert what they calculate, or are zope's ``verifyClass``."""
    for number, statement in enumerate(original.body):
        parts: list[ast.AST] = []
        if isinstance(statement, ast.Assert):
            parts = [statement.test, *filter(None, [statement.msg])]
        elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            call = statement.value
            if ast.unparse(call.func) in verifiers:
                parts = [*call.args, *(keyword.value for keyword in call.keywords)]
        if parts and not any(isinstance(node, _RUNNING) for part in parts for node in ast.walk(part)):
            yield number


def _acts(statement: ast.stmt, own: Set[str]) -> bool:
    """Whether a statement surely does something to what is not the file's own, or may end its import."""
    if isinstance(statement, (ast.Raise, ast.Assert)):
        return True
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        function = statement.value.func
        if isinstance(function, ast.Name):
            return function.id not in ("setattr", "delattr")
        return root_of(function) not in own
    if isinstance(statement, ast.Assign):
        value = statement.value
        if isinstance(value, ast.Call) and ast.unparse(value.func).endswith(".importorskip"):
            return True
        targets = [t for t in statement.targets if isinstance(t, (ast.Attribute, ast.Subscript))]
        return any(root_of(target) not in own for target in targets)
    return False


def _is_import_alike(statement: ast.stmt) -> bool:
    """``try: import x``: both may have it."""
    return isinstance(statement, (ast.Try, ast.If)) and any(
        isinstance(node, _IMPORTS) for node in ast.walk(statement)
    )


def _flaws(
    original: Reading,
    binds: Sequence[Set[str]],
    helpers_module: ast.Module,
    imported_helpers: frozenset[str],
) -> Iterator[str]:
    rebound = {
        name
        for nodes in _statements_with("global", original)
        for node in nodes
        if isinstance(node, ast.Global)
        for name in node.names
    }
    yield from (f"{name} gets other values later" for name in sorted(rebound & imported_helpers))
    body = original.own.tree.body
    yield from half_made(original, helpers_module, imported_helpers)
    yield from (
        f"{name} is named like a test" for name in sorted(imported_helpers) if name[:4] in ("test", "Test")
    )
    for statement, names in zip(body, binds, strict=True):
        for name in sorted(names & imported_helpers):
            if not isinstance(statement, _IMPORTS) and False in _ends([statement], name):
                yield f"{name} may be unbound, and then its import fails"
    own = {n for s, names in zip(body, binds, strict=True) if not _is_import_alike(s) for n in names}
    own -= {n for s, names in zip(body, binds, strict=True) if isinstance(s, _IMPORTS) for n in names}
    for statement in helpers_module.body:
        if isinstance(statement, _IMPORTS):
            continue
        nodes = list(ast.walk(statement))
        beside = set(names_of_the_folder(nodes, own))
        # Those of a class are found in each class of a part that builds on it.
        methods = {method for node in nodes if isinstance(node, ast.ClassDef) for method in node.body}
        for node in nodes:
            if isinstance(node, ast.Name) and node.id in _DEPENDS and id(node) not in beside:
                yield f"a statement depends on {node.id}"
            if isinstance(node, ast.Global):
                yield f"a function binds {', '.join(node.names)} anew"
            # A class with such methods is one of tests if the reading says so; a mixin is none.
            if node is statement and isinstance(node, _DEFINITIONS) and node.name.startswith("test"):
                yield f"it holds {node.name}"
            if node not in methods and isinstance(node, _FUNCTIONS) and is_fixture(node):
                yield f"it holds the fixture {node.name}, which pytest looks for in the parts"
    asked = _asked_through_the_module(_statements_with("__name__", original))
    imported = frozenset(n for s in helpers_module.body if isinstance(s, _IMPORTS) for n in _assigned(s))
    mine = asked & (imported_helpers | imported)
    yield from (f"{name} is looked up in the module by its name" for name in sorted(mine))


def _assigned(statement: ast.stmt) -> set[str]:
    """The names that a statement of the module binds there."""
    return {*bound([statement])}


def _ends(body: Sequence[ast.stmt], name: str) -> set[bool]:
    """Whether a name is bound where statements end: yes, no, or both; nothing where all ways raise."""
    ends = {False}
    for statement in body:
        if not ends or isinstance(statement, ast.Raise):
            return set()
        if name in _assigned(statement):
            found = _ends_of(statement, name)
            ends = {True} & found | (ends if False in found else set())
    return ends


def _ends_of(statement: ast.stmt, name: str) -> set[bool]:
    blocks = [block for _, block in ast.iter_fields(statement) if isinstance(block, list)]
    if isinstance(statement, (*_DEFINITIONS, ast.Match)) or not any(
        isinstance(one, ast.stmt) for block in blocks for one in block
    ):
        return {not isinstance(statement, ast.Match)}
    if isinstance(statement, ast.If):
        return _ends(statement.body, name) | _ends(statement.orelse, name)
    if (handlers := getattr(statement, "handlers", None)) is not None:  # none: ``finally`` alone
        final = getattr(statement, "finalbody", [])
        whole = [*getattr(statement, "body", []), *getattr(statement, "orelse", []), *final]
        return _ends(whole, name).union(*(_ends([*one.body, *final], name) for one in handlers))
    return {False}


def _statements_with(word: str, original: Reading) -> Iterator[Sequence[ast.AST]]:
    """The nodes of each of the original's statements that may hold a word; letters have other forms, too."""
    for statement, group in zip(original.statements, by_line(original.own.tree.body), strict=True):
        if word in statement.text or not statement.text.isascii():
            yield nodes_in(*group)


def _asked_through_the_module(statements: Iterable[Sequence[ast.AST]]) -> frozenset[str]:
    """Words of strings in statements that use the module's name: ``patch(__name__ + ".helper")``."""
    found: set[str] = set()
    for nodes in statements:
        if any(isinstance(node, ast.Name) and node.id == "__name__" for node in nodes):
            texts = (n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str))
            found.update(word for text in texts for word in text.replace(".", " ").split())
    return frozenset(found)
