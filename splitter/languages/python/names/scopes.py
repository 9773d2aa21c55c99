"""Namespaces under construction: what is bound in one, and what it hands to the one around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from splitter.languages.python.names.effects import CLASS, OF, Function, Passed, Use

_NOTHING: frozenset[str] = frozenset()
SETS = ("reads", "assigns", "mutates", "modifies", "calls", "runs", "passes", "invokes", "selves")
"""What a module scope gathers without order."""


class Scope:
    """A namespace under construction."""

    __slots__ = (
        *("aliases", "binds", "declared", "invokes", "mutates"),
        *("now", "parent", "passes", "root", "uses"),
    )
    is_class = False
    runs_later = True

    def __init__(self, parent: Scope | None, root: ModuleScope) -> None:
        self.parent = parent
        self.root = root
        self.now: bool = parent is None or (parent.now and not self.runs_later)
        """Whether its code runs when the module does."""
        self.binds: set[str] = set()
        self.uses: set[str] = set()
        self.mutates: set[str] = set()
        self.declared: set[str] = set()
        self.aliases: dict[str, set[str]] = {}
        """Names of it that may stand for what another name stands for."""
        self.passes: set[Passed] = set()
        self.invokes: set[tuple[str, str]] = set()

    def use(self, name: str) -> None:
        if name in self.declared:
            self.root.reads.add(name)
        else:
            self.uses.add(name)

    def bind(self, name: str) -> None:
        if name in self.declared:
            self.root.assigns.add(name)
        else:
            self.binds.add(name)

    def mutate(self, name: str) -> None:
        if name in self.declared:
            self.root.mutates.add(name)
        else:
            self.mutates.add(name)

    def alias(self, name: str, other: str) -> None:
        """Note that ``name`` may be another name for ``other`` here."""
        if name != other:
            self.aliases.setdefault(name, set()).add(other)

    def close(self) -> None:
        """Hand what is not bound here to the scope in which it will be looked up."""
        outer = self.parent
        while outer is not None and outer.is_class:
            outer = outer.parent
        if outer is None:
            raise AssertionError("the module's own scope is never closed")
        self._see_through()
        if self.declared:  # what is only declared stays what it is: the module's
            self.root.reads.update(self.declared - self.root.assigns)
        for name in self.free(self.uses):
            outer.use(name)
        own = _NOTHING if self.is_class else self.binds
        if self.passes:
            outer.passes.update([one for one in self.passes if one[2] not in own])
        if self.invokes:
            outer.invokes.update([one for one in self.invokes if one[0] not in own])
        if not self.mutates:
            return
        changed = self.free(self.mutates) - {f"{name}{OF}" for name in own}
        if outer is self.root and self.runs_later:
            self.root.mutates |= changed
            return
        for name in changed:
            outer.mutate(name)

    def _see_through(self) -> None:
        """What happens to a name happens to all that it may be another name for."""
        if not self.aliases:
            return
        self.mutates.update([other for name in self.mutates for other in self.meant(name)])
        self.mutates.update(
            [other for name in self.mutates if name.endswith(OF) for other in self._classes_of(name)]
        )
        self.passes.update([(f, at, other) for f, at, name in self.passes for other in self.meant(name)])
        self.invokes.update([(other, method) for name, method in self.invokes for other in self.meant(name)])

    def _classes_of(self, name: str) -> Iterator[str]:
        """What a name's class may be: that which made it, or the class of what it is another name for."""
        for other in self.meant(name.removesuffix(OF)):
            yield other[:-2] if other.endswith("()") else f"{other}{OF}"

    def meant(self, name: str) -> Iterator[str]:
        """Everything that a name may be another name for."""
        seen = {name}
        stack = [name]
        while stack:
            for other in self.aliases.get(stack.pop(), ()):
                if other not in seen:
                    seen.add(other)
                    stack.append(other)
                    yield other

    def free(self, names: set[str]) -> set[str]:
        return names - self.binds


class FunctionScope(Scope):
    """A function's own names."""

    __slots__ = ("returns",)

    def __init__(self, parent: Scope | None, root: ModuleScope) -> None:
        super().__init__(parent, root)
        self.returns: set[str] = set()
        """What it may return."""


class ClassScope(Scope):
    """A class body: a name is the class's own only from its binding on, and only in the body itself."""

    __slots__ = ()
    is_class = True
    runs_later = False

    def use(self, name: str) -> None:
        if name not in self.binds:
            super().use(name)

    def mutate(self, name: str) -> None:
        if name not in self.binds:
            super().mutate(name)

    def free(self, names: set[str]) -> set[str]:
        return names


class ComprehensionScope(Scope):
    """Runs at once; walrus targets fall through to the scope around it (PEP 572)."""

    __slots__ = ()
    runs_later = False


class ModuleScope(Scope):
    """The module's own namespace: every read counts, bound before or not."""

    __slots__ = (
        *("assigned", "assigns", "calls", "functions", "members"),
        *("modifies", "order", "owner", "reads", "runs", "selves", "strings"),
    )

    def __init__(self) -> None:
        super().__init__(None, self)
        self.order: list[str] = []
        self.reads: set[str] = set()
        self.assigns: set[str] = set()
        self.modifies: set[str] = set()
        self.assigned: object = None
        """The value of the assignment that was begun last."""
        self.strings: list[str] = []
        self.calls: set[str] = set()
        self.runs: set[str] = set()
        """What is called, or decorates, when the module runs."""
        self.functions: list[Function] = []
        self.selves: set[tuple[str, Use]] = set()
        """The attributes of ``self`` and ``cls``, and what is done with them."""
        self.owner = ""
        """The class whose methods are being read."""
        self.members: list[tuple[str, ModuleScope]] = []
        """For a class: its test methods with their own shares of all this."""

    def use(self, name: str) -> None:
        self.reads.add(name)

    def bind(self, name: str) -> None:
        self.order.append(name)

    def mutate(self, name: str) -> None:
        if name == CLASS:
            self.mutates.add(name)
        else:
            self.modifies.add(name)

    def apart(self, inner: ClassScope, member: str) -> ClassScope:
        """A class scope like ``inner``, for one of its methods, that hands to a module scope of its own."""
        root = ModuleScope()
        root.owner = self.owner
        self.members.append((member, root))
        own = ClassScope(root, root)
        own.binds = inner.binds
        return own

    def release(self) -> None:
        """End the circle that it is, which would keep what it holds, syntax trees, until it is collected."""
        del self.root

    def absorb(self, parts: Iterable[ModuleScope]) -> None:
        """Take over what was noted apart."""
        for part in parts:
            for name in SETS:
                getattr(self, name).update(getattr(part, name))
            self.strings += part.strings
            self.functions += part.functions
