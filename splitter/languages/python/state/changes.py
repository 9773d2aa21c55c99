"""What the statements of a module do to its state: to objects that other statements share.

A call of a function of the file does what the function does to what it is given; a method of a class
of the file may change its object, an alias stands for what it is another name for. What functions
from elsewhere do to their arguments can't be known here: only those with a telling name are taken to
change them.
"""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from splitter.languages.python.collection import bases_of, dotted
from splitter.languages.python.decorators import last_name
from splitter.languages.python.facts import CLASS_HOOKS, Fact
from splitter.languages.python.names import Names
from splitter.languages.python.names.binding import changes_first
from splitter.languages.python.names.effects import CLASS, OF, Function, Use, takes_class
from splitter.languages.python.names.nesting import ONE_OBJECT
from splitter.languages.python.state.made_objects import held, made_for_fields, moving, with_held
from splitter.languages.python.state.renewed_state import cleared, seen_by_tests_alone
from splitter.languages.python.trees import FUNCTIONS, statements_in
from splitter.text.nodes import nodes_in

_BEFORE_EACH = frozenset({"setUp", "asyncSetUp", "setup_method", "setup"})
_SETUPS = _BEFORE_EACH | {"setUpClass", "setup_class"}
CACHES = frozenset({"cache", "cached", "lru_cache", "memoize", "memoized", "ttl_cache"})


class State:
    """The state of a module and who changes it; ``objects`` are the names that are not imports."""

    def __init__(self, facts: Sequence[Fact], objects: Collection[str]) -> None:
        self._facts = facts
        self._objects = frozenset(objects)
        self._functions: defaultdict[str, list[Function]] = defaultdict(list)
        for function in (function for fact in facts for function in fact.names.functions):
            self._functions[f".{function.name}" if function.owner else function.name].append(function)
            if function.name == "__init__":
                self._functions[function.owner].append(function)
        for fact in facts:
            if isinstance(fact.node, (ast.Assign, ast.ImportFrom, ast.ClassDef)):
                for known in _known_functions(fact):
                    self._functions[known.name].append(known)
        self._changed = self._changed_parameters()
        self._methods = frozenset(
            function.name
            for function, parameter in self._changed
            if function.owner and parameter in function.parameters[:1] and function.name != "__init__"
        )
        self._makers = self._made_here()
        self._instances = frozenset(self._makers)
        changing = {(f.owner, f.name) for f, p in self._changed if not f.owner or p in f.parameters[:1]}
        self._cached = frozenset(fact.words for fact in facts if _is_cached(fact))
        self._moving = moving(facts, changing) | self._handed_on() | self._counted()
        self._held = held(facts, self._objects)
        self._fixed = _constants(facts)
        self._anew = _bound_anew(facts, _SETUPS)
        self._renewed = seen_by_tests_alone(facts, cleared(facts) | _bound_anew(facts, _BEFORE_EACH))
        self._later = [self._when_called(fact) - self._renewed for fact in facts]
        self._binders: defaultdict[str, list[int]] = defaultdict(list)
        for index, fact in enumerate(facts):
            for name in fact.names.binds:
                self._binders[name].append(index)
        self._hooked = self._classes_that_hear_of_subclasses()

    def later(self, position: int) -> frozenset[str]:
        """What the functions of a statement change when they run, of the module's state."""
        return self._later[position]

    def changed_by(self, names: Names) -> frozenset[str]:
        """The same for a part of a statement."""
        used = self._moving & names.reads
        roots = self._roots(names) - self._fixed
        changed = (names.assigns - self._anew) | with_held(roots | used, self._held)
        return frozenset(changed & self._objects) - self._renewed

    def touched(self, names: Names) -> frozenset[str]:
        """What a part of a statement has to do with, be it in something else."""
        return frozenset(with_held(names.reads | names.assigns | names.mutates | names.modifies, self._held))

    def now(self, position: int) -> frozenset[str]:
        """What a statement changes when the module is made, by itself and by what it calls."""
        fact = self._facts[position]
        found = set(fact.names.modifies)
        if not isinstance(fact.node, (*FUNCTIONS, ast.ClassDef)):
            found |= self._moving & fact.names.reads
        for name in fact.names.runs & self._objects:
            found |= self._reached(name)
            if name in self._instances or self._is_decorated_by(fact, name):
                found.add(name)
        for base in bases_of(fact.node):
            if base in self._hooked:
                found |= {base} | self._reached(base)
        return frozenset(found & self._objects) - frozenset(fact.names.binds)

    # Functions

    def _changed_parameters(self) -> set[tuple[Function, str]]:
        """Every function with each of its parameters whose object it changes."""
        every = [function for functions in self._functions.values() for function in functions]
        changed = {(f, p) for f in every for p in f.parameters if p in f.changes}
        given = [
            (function, [one for one in function.passes if one[0] in self._functions])
            for function in every
            if function.parameters
        ]
        before = -1
        while before < len(changed):
            before = len(changed)
            methods = {f.name for f, p in changed if f.owner and p in f.parameters[:1]}
            for function, passes in given:
                passed = {name for callee, at, name in passes if self._changes(changed, callee, at)}
                passed |= {name for name, method in function.invokes if method in methods}
                changed.update((function, name) for name in passed.intersection(function.parameters))
        return changed

    def _changes(self, changed: set[tuple[Function, str]], callee: str, at: int | str) -> bool:
        """Whether a call changes the argument at a position, or of a keyword."""
        for function in self._functions.get(callee, ()):
            if isinstance(at, str):
                if (function, at) in changed:
                    return True
                continue
            position = at + 1 if function.owner else at
            if position < len(function.parameters) and (function, function.parameters[position]) in changed:
                return True
        return False

    def _roots(self, names: Names) -> set[str]:
        """The names of everything that functions of a statement change."""
        found = set(names.mutates)
        found.update(name for callee, at, name in names.passes if self._changes(self._changed, callee, at))
        found.update(
            name for name, method in names.invokes if method in self._methods and name in self._instances
        )
        found.update(maker for name, maker in self._makers.items() if f"{name}{OF}" in found)
        open_calls = [name for name in found if name.endswith("()")]
        seen = set(open_calls)
        while open_calls:
            called = open_calls.pop()[:-2]
            found.update({called} & self._cached)
            for function in self._functions.get(called, ()):
                for name in function.returns - seen:
                    seen.add(name)
                    if name.endswith("()"):
                        open_calls.append(name)
                    else:
                        found.add(name)
        return found

    def _made_here(self) -> Mapping[str, str]:
        """Names of objects that a class or a function of the file made, with its name."""
        found: dict[str, str] = {}
        for fact in self._facts:
            for small in fact.code:
                value = small.value if isinstance(small, (ast.Assign, ast.AnnAssign)) else None
                maker = dotted(value.func).partition(".")[0] if isinstance(value, ast.Call) else ""
                if maker in self._objects:
                    found.update(dict.fromkeys(fact.names.binds, maker))
        return found

    def _handed_on(self) -> frozenset[str]:
        """Objects whose own methods change them, given to somebody who may call these: a handler of a log."""
        changing = {f.owner for f, p in self._changed if f.name != "__init__" and p in f.parameters[:1]}
        given = {
            name
            for fact in self._facts
            if not isinstance(fact.node, (*FUNCTIONS, ast.ClassDef))
            for callee, _, name in fact.names.passes
            if callee not in self._functions
        }
        return frozenset(name for name, maker in self._makers.items() if name in given and maker in changing)

    def _counted(self) -> frozenset[str]:
        """Cached functions of which a test asks how often they were called."""
        asked = {
            name for fact in self._facts for name, method in fact.names.invokes if method == "cache_info"
        }
        return self._cached & asked

    # Statements

    def _when_called(self, fact: Fact) -> frozenset[str]:
        names = fact.names
        found = set(self.changed_by(names))
        own = frozenset(names.binds)
        if not isinstance(fact.node, ast.ClassDef):
            found -= self._moving & own
            found.update(own & {f.name for f in names.functions if self._keeps(f)})
        elif self._changes_itself(fact):
            found |= with_held(own, self._held)
        return frozenset(found & self._objects)

    def _keeps(self, function: Function) -> bool:
        """Whether a function changes a default of its own: ``def f(seen=[])``."""
        return any((function, parameter) in self._changed for parameter in function.keeps)

    def _changes_itself(self, fact: Fact) -> bool:
        """Whether a class that is no test class keeps state that its methods change."""
        names = fact.frame_names
        keeps = any(self._keeps(function) for function in names.functions)
        keeps = keeps or ("__dict__", Use.SET) in names.selves  # objects that have all one state (Borg)
        hooks = [f for f in names.functions if f.owner and f.name not in CLASS_HOOKS]
        return keeps or any(map(changes_class, hooks)) or bool(shared_attributes(fact.node, names))

    def _reached(self, name: str) -> frozenset[str]:
        """What calling something of the file changes, with all that it may call."""
        found: set[str] = set()
        seen: set[int] = set()
        stack = list(self._binders.get(name, ()))
        while stack:
            index = stack.pop()
            fact = self._facts[index]
            if index in seen or not isinstance(fact.node, (*FUNCTIONS, ast.ClassDef)):
                continue
            seen.add(index)
            found |= self._later[index]
            stack.extend(binder for read in fact.names.reads for binder in self._binders.get(read, ()))
        return frozenset(found)

    def _is_decorated_by(self, fact: Fact, name: str) -> bool:
        """``@registry.add`` on a definition, for an object of the file: it may keep what it decorates.

        Or on one that stands in the body of a class.
        """
        if not isinstance(fact.node, (*FUNCTIONS, ast.ClassDef)):
            return False
        members = statements_in(fact.node.body) if isinstance(fact.node, ast.ClassDef) else ()
        heads = (dotted(one) for node in (fact.node, *members) for one in getattr(node, "decorator_list", ()))
        return any("." in head and head.partition(".")[0] == name for head in heads)

    def _classes_that_hear_of_subclasses(self) -> frozenset[str]:
        """Classes of the file that know their subclasses.

        Through ``__init_subclass__``, a metaclass, or because the file asks for ``__subclasses__()``.
        """
        asked = any("__subclasses__" in fact.names.calls for fact in self._facts)
        found: set[str] = set()
        for fact in self._facts:
            if not isinstance(fact.node, ast.ClassDef):
                continue
            hears = any(
                one.name == "__init_subclass__"
                for one in statements_in(fact.node.body)
                if isinstance(one, FUNCTIONS)
            )
            inherits = any(base in found for base in bases_of(fact.node))
            if asked or hears or inherits or fact.node.keywords:
                found.add(fact.words)
        return frozenset(found)


def _is_cached(fact: Fact) -> bool:
    """A function that gives the same object again: ``functools.cache`` and those like it."""
    return isinstance(fact.node, FUNCTIONS) and not CACHES.isdisjoint(
        map(last_name, fact.node.decorator_list)
    )


def _known_functions(fact: Fact) -> Iterator[Function]:
    """Functions that a statement gives a name of its own: ``push = heapq.heappush``.

    And what makes the objects of a class, if these hold what others have a name for.
    """
    for node in fact.code:
        names: list[str] = []
        if isinstance(node, ast.Assign) and changes_first(node.value):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.ImportFrom):
            names = [one.asname for one in node.names if one.asname and changes_first(ast.Name(one.name))]
        for name in names:
            yield replace(_NOTHING, name=name, parameters=("first",), changes=frozenset({"first"}))
        if made := frozenset(made_for_fields(node)):
            yield replace(_NOTHING, name=fact.words, returns=made)


_NOTHING = Function("", "", (), *[frozenset[Any]()] * 5)


def _constants(facts: Sequence[Fact]) -> frozenset[str]:
    """Names that stand for one number or text: what seems to change it changes another name of it."""
    count = Counter(name for fact in facts for name in (*fact.names.binds, *fact.names.assigns))
    found: set[str] = set()
    for fact in facts:
        node = fact.code[0]
        values = [node.value] if isinstance(node, ast.Assign) and len(fact.code) == 1 else []
        plain = [v.elts if isinstance(v, ast.Tuple) else [v] for v in values]
        if values and all(isinstance(one, ast.Constant) for some in plain for one in some):
            found.update(name for name in fact.names.binds if count[name] == 1)
    return frozenset(found)


def changes_class(function: Function) -> bool:
    """Whether a method changes the class: ``type(self).n += 1``, ``cls.n = 1``."""
    return CLASS in function.changes or (
        not function.changes.isdisjoint(function.parameters[:1])
        and takes_class(function.name, function.parameters)
    )


def shared_attributes(node: ast.stmt, names: Names) -> frozenset[str]:
    """Attributes of a class that are one object for all instances and that its methods change.

    Not one that a method sets on ``self`` first: that one is the instance's.
    """
    changed = {attribute for attribute, use in names.selves if use is Use.CHANGE}
    changed -= {attribute for attribute, use in names.selves if use is Use.SET}
    if not changed or not isinstance(node, ast.ClassDef):
        return frozenset()
    found: set[str] = set()
    for member in statements_in(node.body):
        if isinstance(member, (ast.Assign, ast.AnnAssign)) and isinstance(member.value, ONE_OBJECT):
            targets = member.targets if isinstance(member, ast.Assign) else [member.target]
            found.update(target.id for target in targets if isinstance(target, ast.Name))
    return frozenset(found & changed)


def _bound_anew(facts: Sequence[Fact], setups: Collection[str]) -> frozenset[str]:
    """Names that the set-up of every class that uses them binds, its own or a base's, and nobody else."""
    bound: dict[str, frozenset[str]] = {}
    found: set[str] = set()
    others: set[str] = set()
    for fact in facts:
        used = fact.names.reads | fact.names.assigns | fact.names.mutates | fact.names.modifies
        code, own = fact.code[0], frozenset[str]()
        if isinstance(code, ast.ClassDef):
            if fact.names.assigns:
                own |= _bound_by_setup(code, setups)
            if bound:
                own |= _inherited(code, bound, setups) - fact.names.assigns
            if own:
                bound[code.name] = own
        found |= own
        others |= used - own
    return frozenset(found - others)


def _bound_by_setup(node: ast.ClassDef, setups: Collection[str]) -> frozenset[str]:
    """Module-level names that a class binds in what runs before its tests, and nowhere else."""
    found: set[str] = set()
    others: set[str] = set()
    for method in node.body:
        declared = {name for one in nodes_in(method) if isinstance(one, ast.Global) for name in one.names}
        if declared and isinstance(method, ast.FunctionDef) and method.name in setups:
            bound = {name for one in method.body for name in _binds(one)}
            found |= declared & bound
            declared -= bound
        others |= declared
    return frozenset(found - others)


def _inherited(
    node: ast.ClassDef, bound: Mapping[str, frozenset[str]], setups: Collection[str]
) -> frozenset[str]:
    """Those that the set-up of its base binds, which runs before its own tests, too."""
    if len(node.bases) != 1:  # among several the set-up of another one may take its place
        return frozenset()
    found = bound.get(getattr(node.bases[0], "id", ""), frozenset[str]())
    own = (one for one in node.body if isinstance(one, FUNCTIONS) and one.name in setups) if found else ()
    return found if all(map(_goes_on, own)) else frozenset()


def _goes_on(method: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Whether a method always calls the one that it overrides: ``super().setUp()``."""
    return any(
        isinstance(one, ast.Expr)
        and ast.unparse(one).removeprefix("await ").startswith(f"super().{method.name}(")
        for one in method.body
    )


def _binds(node: ast.stmt) -> Iterable[str]:
    """The names that a plain assignment or import binds."""
    if isinstance(node, ast.Assign):
        return [target.id for target in node.targets if isinstance(target, ast.Name)]
    aliases = node.names if isinstance(node, (ast.Import, ast.ImportFrom)) else []
    return [alias.asname or alias.name.partition(".")[0] for alias in aliases]
