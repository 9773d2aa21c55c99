"""Which statements of a Python file may be imported from a module beside the parts instead of copied.

An import brings the value that a name has then, and a function looks its names up in the module that it
was written in. So a name must have one value from its definition on, nothing may reach into the
module by its name, and a statement must not look at the module that it stands in. Fixtures stay in
the parts: pytest looks for them there, and one that is imported looks unused to every reader.
"""

from __future__ import annotations

import ast
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from splitter.languages.python.decorators import is_fixture
from splitter.languages.python.folding import words_in
from splitter.languages.python.moving.certain_names import bound_names, uncertain_names
from splitter.languages.python.moving.own_folder import asking_for_the_folder
from splitter.languages.python.moving.shared_fixtures import fixtures_by_request, staying_fixtures
from splitter.languages.python.state.drawing import Draws, draws_in, running
from splitter.languages.python.state.inert import defines_only, is_inert, only_checks, ways_to
from splitter.languages.python.syntax import trees_of
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.model.module import Module, Shareable, Unit, UnitKind
from splitter.text.nodes import nodes_in

_OWN = frozenset(
    {"__name__", "__file__", "__doc__", "__spec__", "__package__", "__loader__", "__path__", "__cached__"}
)
"""What a module knows of itself."""

_NAMESPACE = frozenset({"globals", "exec", "eval", "__import__"})
"""Calls that see all names of the module that they stand in; without arguments these do too:"""
_LOOKING = _NAMESPACE | {"__name__"}
_GIVING = _LOOKING - {"eval"}
"""Those of them by which a name of the module may get another value."""
_BARE = frozenset({"vars", "dir", "locals"})
_OWN_AND_NAMESPACE = _OWN | _NAMESPACE

_FRAMES = frozenset(
    {"_getframe", "currentframe", "stack", "getmodule", "getsource", "getsourcelines", "getsourcefile"}
    | {"getfile", "extract_stack", "findsource", "f_globals", "f_back", "__globals__", "__module__"}
)
"""Attributes by which code looks at where it or its caller is written."""

_COLLECTED = re.compile(r"[Tt]est|__|pytest_")
"""Names that pytest would look at wherever they are bound, and those that a class mangles."""

_LOOKUPS = frozenset({"getattr", "setattr", "delattr", "hasattr", "getmembers"})
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def shareable(module: Module) -> Shareable:
    """What parts may import from one module beside them."""
    units = module.units
    trees = {i: tree for i, tree in trees_of(module).items() if units[i].kind is not UnitKind.RUNNER}
    draws = draws_in(module.source.text, {index: tree.body for index, tree in trees.items()})
    rules = _Rules.of(module, trees, draws)
    copied = frozenset(index for index, tree in trees.items() if rules.may_be_copied(units[index], tree))
    copied |= _flags(units, trees, copied)
    found = frozenset(
        index for index, tree in trees.items() if index not in copied and rules.may_move(units[index], tree)
    )
    fixtures = fixtures_by_request(module, trees, found) if rules.start < 0 else frozenset[int]()
    partials = _calls("functools", "partial", trees)
    staying = staying_fixtures(module, trees, fixtures)
    return Shareable(
        units=found,
        fixtures=fixtures - staying.keys(),
        staying=staying,
        registered=frozenset(i for i in found if units[i].once or units[i].unsure),
        copied=copied,
        seed=draws.seed,
        drawing=draws.drawing if draws.seed >= 0 and draws.drawing <= found else frozenset(),
        after=rules.start,
        inert=frozenset(i for i in found if is_inert(trees[i], partials)),
        prefix=_prefix(module),
        asserts=frozenset(i for i in found if any(isinstance(n, ast.Assert) for n in nodes_in(trees[i]))),
        usual=True,
        findings=tuple(_findings(module, trees)),
    )


@dataclass(frozen=True)
class _Rules:
    """What keeps statements of a module where they are."""

    start: int
    end: int
    """The statements that act between which all that moves stands."""
    fixed: frozenset[str]
    """Names of which an import would not bring all that they mean."""
    looked_up: frozenset[str]
    """Those among them that something finds through the module."""
    late: frozenset[str]
    """What is imported below all that moves."""
    read: Counter[str]
    """How many statements read a name."""
    own: frozenset[str]
    """What no import binds."""

    @classmethod
    def of(cls, module: Module, trees: Mapping[int, ast.Module], draws: Draws) -> _Rules:
        units = module.units
        verifiers = _calls("zope.interface.verify", "verifyClass", trees)
        checks = {index for index, tree in trees.items() if only_checks(tree, verifiers)}
        acts = [u for u in units if u.kind is UnitKind.ACTION and u.index not in checks]
        start, end = _zone(units, [u for u in acts if u.index != draws.seed], trees, draws.drawing)
        looking = [trees[index] for index in _naming(module, trees, _LOOKING)]
        rebinding = {index: trees[index] for index in _naming(module, trees, {"global"})}
        looked_up = _looked_up(looking, units)
        fixed = looked_up | _set_up_anew(units) | _used_by(acts, units) | _rebound(rebinding, units)
        fixed |= _seen_halfway(units, trees)
        fixed |= module.source.around.asked_of_itself
        late = frozenset(n for u in units if u.index > end and _imports(u, trees) for n in u.names)
        read = Counter(name for unit in units for name in unit.reads)
        own = frozenset(n for u in units if not _imports(u, trees) for n in u.names)
        return cls(start, end, fixed, looked_up, late, read, own)

    def may_be_copied(self, unit: Unit, tree: ast.Module) -> bool:
        """Whether both files may have a statement, as they have imports."""
        return _is_import_alike(tree) and unit.index < self.end and self.late.isdisjoint(unit.reads)

    def may_move(self, unit: Unit, tree: ast.Module) -> bool:
        """Whether one copy of a statement is as good as one for each part."""
        return (
            self.start < unit.index < self.end
            and self.fixed.isdisjoint(unit.names)
            and self.late.isdisjoint(unit.reads)
            and self.looked_up.isdisjoint(unit.reads)
            and not unit.by_name
            and not any(map(_COLLECTED.match, unit.names))
            and not unit.tests
            and not any(self.read[name] - (name in unit.reads) for name in uncertain_names(tree.body))
            and not _is_rooted(tree, self.own)
            and (unit.kind is UnitKind.FIXTURE or not _holds_fixture(tree))
        )


def _holds_fixture(tree: ast.Module) -> bool:
    """Whether a fixture is made in a statement, below an ``if``; those of a class are its own."""
    nodes = nodes_in(*tree.body)
    own = {member for node in nodes if isinstance(node, ast.ClassDef) for member in node.body}
    return any(isinstance(node, _FUNCTIONS) and is_fixture(node) and node not in own for node in nodes)


def _flags(units: Sequence[Unit], trees: Mapping[int, ast.Module], copied: Set[int]) -> frozenset[int]:
    """What is assigned to flags that nothing else sets but these imports: ``HAS_SHOP = False``."""
    told = frozenset(name for index in copied for name in units[index].names)
    flags = {i: units[i].names for i, tree in trees.items() if told.issuperset(units[i].names)}
    flags = {i: names for i, names in flags.items() if names and i not in copied and _is_flag(trees[i])}
    own = copied | flags.keys()
    others = {name for u in units if u.index not in own for name in (*u.names, *u.writes)}
    return frozenset(i for i, names in flags.items() if others.isdisjoint(names))


def _is_flag(tree: ast.Module) -> bool:
    node = tree.body[0]
    if len(tree.body) > 1 or not isinstance(node, (ast.Assign, ast.AnnAssign)):
        return False
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return isinstance(node.value, ast.Constant) and all(isinstance(one, ast.Name) for one in targets)


def _calls(module: str, name: str, trees: Mapping[int, ast.Module]) -> frozenset[str]:
    """How a function of another module is called, by names that one statement binds."""
    bound = Counter(one for tree in trees.values() for one in set(bound_names(tree.body)))
    return frozenset(call for one, call in ways_to(module, name, trees.values()) if bound[one] == 1)


def _naming(module: Module, trees: Mapping[int, ast.Module], words: Set[str]) -> list[int]:
    """The statements that have one of some words in their text: of no others the trees are looked at."""
    text, units = module.source.text, module.units
    said = [word for word in words if word in text]
    return [i for i in trees if any(text.find(word, units[i].head, units[i].end) >= 0 for word in said)]


def _rebound(trees: Mapping[int, ast.Module], units: Sequence[Unit]) -> frozenset[str]:
    """Names that a function gives another value, and what has that function."""
    found: set[str] = set()
    for index, tree in trees.items():
        if names := {n for node in nodes_in(tree) if isinstance(node, ast.Global) for n in node.names}:
            found.update(names, units[index].names)
    return frozenset(found)


def _seen_halfway(units: Sequence[Unit], trees: Mapping[int, ast.Module]) -> frozenset[str]:
    """Names that several statements bind or fill, and that one between them sees when it runs.

    An import brings what is there when all of them have run.
    """
    binders: defaultdict[str, list[int]] = defaultdict(list)
    for unit in units:
        for name in unit.names:
            binders[name].append(unit.index)
    found: set[str] = set()
    for name, own in binders.items():
        between = [trees[i] for i in range(own[0] + 1, own[-1]) if i in trees and i not in own]
        if any(_sees(tree, name, units, binders) for tree in between):
            found.add(name)
    return frozenset(found)


def _sees(tree: ast.Module, name: str, units: Sequence[Unit], binders: Mapping[str, Sequence[int]]) -> bool:
    """Whether a statement uses a name when it runs, be it through others."""
    seen: set[str] = set()
    names = (node for node in running(tree) if isinstance(node, ast.Name))
    waiting = {node.id for node in names if isinstance(node.ctx, ast.Load)}
    while waiting:
        if name in waiting:
            return True
        seen |= waiting
        waiting = {read for one in waiting for i in binders.get(one, ()) for read in units[i].reads} - seen
    return False


def _findings(module: Module, trees: Mapping[int, ast.Module]) -> Iterator[Finding]:
    source = module.source
    if not source.around.importable:
        message = "no package, and pytest's import mode is importlib: parts find no module beside them"
        yield finding("S130", message, path=source.path)
    runner = _runner(module)
    statements = (statement for tree in trees.values() for statement in tree.body)
    relative = any(isinstance(s, ast.ImportFrom) and s.level for s in statements)
    if _prefix(module) == "." and runner is not None and not relative:
        message = "run as scripts the parts can't import from their package"
        yield finding("S131", message, path=source.path, line=runner.line)


def _runner(module: Module) -> Unit | None:
    return next((unit for unit in module.units if unit.kind is UnitKind.RUNNER), None)


def _prefix(module: Module) -> str:
    """What stands before the name of a module beside the parts: in a package a dot, or its whole name."""
    around = module.source.around
    if not around.package:
        return ""
    return f"{around.absolute}." if around.absolute and _runner(module) else "."


def _looked_up(trees: Sequence[ast.Module], units: Sequence[Unit]) -> frozenset[str]:
    """Names that something finds in the module through the module, which may give them other values.

    All names, where it may be any: ``globals()``, ``getattr(sys.modules[__name__], name)``.
    """
    found: set[str] = set()
    for tree in trees:
        nodes = nodes_in(tree)
        names = {node.id for node in nodes if isinstance(node, ast.Name)}
        if not names & _GIVING:
            continue
        reaches = {"modules", "import_module"} | _LOOKUPS
        attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
        may_reach = "__name__" in names and (names | attributes) & reaches
        if "globals" in names or (may_reach and _hands_on_its_name(nodes, reaches)):
            return frozenset(name for unit in units for name in unit.names)
        texts = (n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str))
        found.update(word for text in texts for word in words_in(text.replace(".", " ")))
    return frozenset(found)


def _hands_on_its_name(nodes: Sequence[ast.AST], reaches: Set[str]) -> bool:
    """Whether the module may be found by its name there, and not only in what another function is given."""
    plain: set[int] = set()
    for node in nodes:
        if isinstance(node, ast.Call):
            callee = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if callee not in reaches | {"get", "__import__"}:
                plain.update(map(id, node.args))
        elif isinstance(node, (ast.BinOp, ast.Compare, ast.FormattedValue)):
            plain.update(map(id, ast.iter_child_nodes(node)))
    own = (node for node in nodes if isinstance(node, ast.Name) and node.id == "__name__")
    return any(id(node) not in plain for node in own)


def _set_up_anew(units: Sequence[Unit]) -> frozenset[str]:
    """State that hooks and fixtures of a module set up, in each part once: it is each part's own."""
    hooks = (u for u in units if u.scope or (u.everywhere and u.kind is not UnitKind.TEST))
    return frozenset(name for unit in hooks for name in unit.writes)


def _used_by(acts: Sequence[Unit], units: Sequence[Unit]) -> frozenset[str]:
    """What statements that act use, which every part runs: ``register(Helper)``."""
    binders = {name: unit for unit in units for name in unit.names}
    open_names = [name for u in acts for name in (*u.reads, *u.names)]
    found: set[str] = set()
    while open_names:
        name = open_names.pop()
        if name not in found and name in binders:
            found.add(name)
            if binders[name].kind is not UnitKind.IMPORT:
                open_names.extend(binders[name].reads)
    return frozenset(found)


def _zone(
    units: Sequence[Unit], acts: Sequence[Unit], trees: Mapping[int, ast.Module], drawing: Set[int]
) -> tuple[int, int]:
    """The two statements that act between which most helpers stand: all that moves comes from there.

    What acts stays in the parts, and an import is at one place among it: of what stands before another
    act the import would be too late, of what stands after it too early. Not so among what only skips a
    module where another one is missing, if no import waits for that.
    """
    last = max((u.index for u in units if u.kind is UnitKind.IMPORT), default=-1)
    skips = {
        u.index for u in units if u.index > last and u.index in trees and _is_import_alike(trees[u.index])
    }
    ends = [-1, *(u.index for u in acts if u.index not in skips), len(units)]
    kinds = (UnitKind.HELPER, UnitKind.CONSTANT)
    helpers = [u.index for u in units if u.kind in kinds and (not u.everywhere or u.index in drawing)]

    def count(zone: tuple[int, int]) -> int:
        return sum(zone[0] < index < zone[1] for index in helpers)

    return max(pairwise(ends), key=count)


def _imports(unit: Unit, trees: Mapping[int, ast.Module]) -> bool:
    return unit.kind is UnitKind.IMPORT or (unit.index in trees and _is_import_alike(trees[unit.index]))


def _is_import_alike(tree: ast.Module) -> bool:
    """``try: import x``, ``if TYPE_CHECKING: import x``, ``x = pytest.importorskip("x")``."""
    if len(tree.body) != 1:
        return False
    node = tree.body[0]
    if isinstance(node, ast.Assign):
        call = node.value.func if isinstance(node.value, ast.Call) else None
        return isinstance(call, ast.Attribute) and call.attr == "importorskip"
    leaves = list(_leaves(node)) if isinstance(node, (ast.If, ast.Try)) else []
    return any(isinstance(leaf, _IMPORTS) for leaf in leaves) and all(map(_is_plain, leaves))


_IMPORTS = (ast.Import, ast.ImportFrom)


def _leaves(node: ast.stmt) -> Iterator[ast.stmt]:
    if not isinstance(node, (ast.If, ast.Try)):
        yield node
        return
    handlers = node.handlers if isinstance(node, ast.Try) else []
    final = node.finalbody if isinstance(node, ast.Try) else []
    for inner in (*node.body, *(s for handler in handlers for s in handler.body), *node.orelse, *final):
        yield from _leaves(inner)


def _is_plain(leaf: ast.stmt) -> bool:
    """An import, a flag that says whether it worked, or a stub of what is missing."""
    if isinstance(leaf, ast.Assign):
        names = all(isinstance(target, ast.Name) for target in leaf.targets)
        return names and isinstance(leaf.value, (ast.Constant, ast.Name))
    return isinstance(leaf, (*_IMPORTS, ast.Pass)) or (isinstance(leaf, _FUNCTIONS) and defines_only(leaf))


def _is_rooted(tree: ast.Module, own: Set[str]) -> bool:
    """Whether a statement depends on the module that it stands in, and not only on that one's folder."""
    nodes = nodes_in(tree)
    rooted = [node for node in nodes if isinstance(node, ast.Name) and node.id in _OWN_AND_NAMESPACE]
    if rooted and not set(rooted) <= set(asking_for_the_folder(nodes, own)):
        return True
    for node in nodes:
        if isinstance(node, ast.Attribute) and node.attr in _FRAMES:
            return True
        if isinstance(node, ast.Call) and not node.args and getattr(node.func, "id", "") in _BARE:
            return True
    return False
