"""Namespaces under construction: what is bound in one, and what it hands to the one around it."""

from __future__ import annotations


class Scope:
    """A namespace under construction."""

    __slots__ = ("binds", "declared", "mutates", "parent", "root", "uses")
    is_class = False
    runs_later = True

    def __init__(self, parent: Scope | None, root: ModuleScope) -> None:
        self.parent = parent
        self.root = root
        self.binds: set[str] = set()
        self.uses: set[str] = set()
        self.mutates: set[str] = set()
        self.declared: set[str] = set()

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

    def close(self) -> None:
        """Hand what is not bound here to the scope in which it will be looked up."""
        outer = self.parent
        while outer is not None and outer.is_class:
            outer = outer.parent
        if outer is None:
            raise AssertionError("the module's own scope is never closed")
        for name in self.free(self.uses):
            outer.use(name)
        changed = self.free(self.mutates)
        if outer is self.root and self.runs_later:
            self.root.mutates |= changed
            return
        for name in changed:
            outer.mutate(name)

    def free(self, names: set[str]) -> set[str]:
        return names - self.binds


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

    __slots__ = ("assigns", "calls", "modifies", "order", "reads", "strings")

    def __init__(self) -> None:
        super().__init__(None, self)
        self.order: list[str] = []
        self.reads: set[str] = set()
        self.assigns: set[str] = set()
        self.modifies: set[str] = set()
        self.strings: list[str] = []
        self.calls: set[str] = set()

    def use(self, name: str) -> None:
        self.reads.add(name)

    def bind(self, name: str) -> None:
        self.order.append(name)

    def mutate(self, name: str) -> None:
        self.modifies.add(name)
