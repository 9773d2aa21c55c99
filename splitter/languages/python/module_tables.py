"""What is known of a whole module before its statements are looked at one by one."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property

import libcst as cst

from splitter.languages.python.classes.helper_members import Vocabulary
from splitter.languages.python.code_strings import (
    formula_names,
    listed_words,
    own_names,
    query_names,
    spoken_words,
)
from splitter.languages.python.collection import EMPTY_BASE, ClassFacts, Rules, bases_of
from splitter.languages.python.decorators import BY_NAME, fixtures_named
from splitter.languages.python.facts import (
    Fact,
    asked_parameters,
    fact_of,
    fixture_names,
    imported_names,
    with_made_classes,
)
from splitter.languages.python.folding import words_in
from splitter.languages.python.hazards import LOOKUPS, looks_into_itself
from splitter.languages.python.imports.names import Imports
from splitter.languages.python.main.runners import runners
from splitter.languages.python.names import DYNAMIC_CALLS, Names
from splitter.languages.python.namespace_lookups import lookups_in_globals
from splitter.languages.python.project.outside import NOBODY, Outside
from splitter.languages.python.state.changes import State
from splitter.languages.python.state.drawing import draws_in
from splitter.model.finding import Limit
from splitter.model.module import Source
from splitter.text.lines import Scan
from splitter.text.nodes import nodes_in


class ModuleTables:
    """The tables that the units of one module are made from."""

    def __init__(
        self,
        source: Source,
        code: Sequence[Sequence[ast.stmt]],
        written: Sequence[cst.CSTNode | None],
        found: Scan,
        limit: Limit,
    ) -> None:
        self.source = source
        self.lines = found.lines
        self.limit = limit
        self.classes: dict[str, ClassFacts] = {}
        self.outside: Outside = source.around.own or NOBODY
        self.by_name = frozenset(ask.number for ask in source.around.own_asks)
        """The statements that find their module by the file's name."""
        self.rules = Rules(source.around.conventions, self.outside.kin)
        facts = [
            fact_of(*three, self.classes, self.rules, self.outside.tests.get(number, ()))
            for number, three in enumerate(zip(code, written, found.spans, strict=True))
        ]
        self.facts = with_made_classes(facts, source.text)
        self.dynamic = DYNAMIC_CALLS
        if "timeit" not in source.text:  # numpy's arrays have a method `repeat`
            self.dynamic -= {"repeat"}
        self.fixtures = frozenset(name for f in self.facts for name in fixture_names(f.node))
        self.imported = frozenset(name for fact in self.facts for name in imported_names(fact.code))
        self.words = Vocabulary([node for fact in self.facts for node in fact.code])
        self.objects = self._objects()
        self.state = State(self.facts, self.objects)
        self.drawing = draws_in(source.text, {n: fact.code for n, fact in enumerate(self.facts)}).drawing
        self.referred = frozenset().union(*(f.names.reads for f in self.facts))
        self.requests = [
            self.requests_of(fact.node, fact.names, fact) | self.outside.needs.get(number, frozenset())
            for number, fact in enumerate(self.facts)
        ]
        self.read = self.referred.union(*self.requests)
        self.used = frozenset().union(*(f.names.reads for f in self.facts if not f.main), *self.requests)
        self.imports = Imports(self.facts, self.referred, self.read)
        self.bases = frozenset(base for f in self.facts for base in bases_of(f.node))
        self.tests = frozenset(n for f in self.facts if self.is_test(f) for n in f.names.binds)
        self.runners = (
            runners(self.facts, self.tests, self.requests) if any(f.main for f in self.facts) else {}
        )

    def _objects(self) -> frozenset[str]:
        """Module-level names that are not imports: what is changed through them is the module's own state."""
        bound = (name for fact in self.facts for name in (*fact.names.binds, *fact.names.assigns))
        return frozenset(bound) - self.imported

    def requests_of(self, node: ast.stmt, names: Names, fact: Fact | None = None) -> frozenset[str]:
        """Names that a statement needs without a reference: fixtures, and what its code strings say.

        Without a fact it is a member of a class of tests.
        """
        asked = set(asked_parameters(node, self.rules.conventions))
        if not BY_NAME.isdisjoint(names.calls):
            asked.update(fixtures_named(one for one in nodes_in(node) if isinstance(one, ast.Call)))
        # What is imported may be a fixture, too, and what is assigned.
        found = asked & (self.fixtures | ((self.objects | self.imported) - self.outside.no_fixtures))
        if names.calls & self.dynamic:
            found |= spoken_words(node, names) - (own_names(fact.code) if fact else frozenset())
        elif not self.fixtures.isdisjoint(names.words()):
            found |= self.fixtures & listed_words(node, names)
        found.update(name for text in names.strings if "~" in text for name in formula_names(text))
        if "query" in names.calls:
            found.update(name for text in names.strings for name in query_names(text))
        if "__name__" in names.reads:
            found |= self._own_module(node, names)
        if "globals" in names.calls and not (fact and fact.main):
            found |= self._looked_up(fact.code if fact else (node,), by_test=not fact or bool(fact.tests))
        return frozenset(found)

    def _own_module(self, node: ast.stmt, names: Names) -> frozenset[str]:
        """What a statement may look up in the module through its name.

        ``mock.patch(__name__ + ".helper")`` says it in a string. Where it is not said, as in
        ``getattr(sys.modules[__name__], name)``, it may be anything that is not a test.
        """
        if names.calls & LOOKUPS and looks_into_itself([node]):
            return (self.objects | self._only_imported) - self._of_tests
        return frozenset(word for text in names.strings for word in words_in(text.replace(".", " ")))

    def _looked_up(self, code: Sequence[ast.stmt], *, by_test: bool) -> frozenset[str]:
        """What a statement may look up in ``globals()`` under names that it makes.

        Tests, too, where a test does so or the name begins as theirs do; who only goes through all names to
        run the tests among them runs those of its part.
        """
        some = self.objects | self._only_imported
        some = some if by_test else some - self._of_tests
        every = self.objects | self.imported
        asked = lookups_in_globals(code)
        return frozenset(
            name
            for one in asked
            for name in (every if one.head and not one.walks else some)
            if one.may_be(name)
        )

    @cached_property
    def _only_imported(self) -> frozenset[str]:
        """Imported names that nothing uses by a word of its own, so that they are there to be looked up."""
        return self.imported - self.referred

    @cached_property
    def _of_tests(self) -> frozenset[str]:
        return frozenset(name for fact in self.facts if fact.tests for name in fact.names.binds)

    def is_test(self, fact: Fact) -> bool:
        """Whether collection finds tests in a statement.

        What is not sure to be one is not if others refer to it: a class without tests of its own serves as
        a base, unless it has some from its bases or its metaclass, and an assigned ``test_data = load(...)``
        is data.
        """
        if fact.main:
            return False
        if fact.tests and not fact.assigned:
            return True
        if fact.inherits and self._is_given_tests(fact.words):
            return True
        return (fact.inherits or fact.assigned) and self.used.isdisjoint(fact.tests or (fact.words,))

    def _is_given_tests(self, name: str) -> bool:
        """Whether a class without tests of its own may well have some.

        That is so if a base is called after tests and is no ``TestCase`` of a framework, or if a metaclass
        makes the class and it is no base of others, which may be all that a metaclass's first class is for.
        """
        facts = self.classes[name]
        named = (base for base in facts.foreign if "test" in base.rpartition(".")[2].lower())
        if any(not EMPTY_BASE.search(base) or base.partition(".")[0] in self.objects for base in named):
            return True
        return facts.made and name not in self.bases

    def users(self, fact: Fact) -> list[Fact]:
        """The other statements that use a class."""
        return [other for other in self._users_of_classes.get(fact.words, ()) if other is not fact]

    @cached_property
    def _users_of_classes(self) -> Mapping[str, Sequence[Fact]]:
        found: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in self.facts:
            for name in self.classes.keys() & (fact.names.reads | fact.names.modifies):
                if not fact.main:
                    found[name].append(fact)
        return found

    @cached_property
    def empty_bases(self) -> frozenset[str]:
        """What bases are called that look up no method but their own."""
        found = {"object", "unittest.TestCase", "unittest.IsolatedAsyncioTestCase"}
        for fact in self.facts:
            for node in fact.code if fact.is_import else ():
                if isinstance(node, ast.ImportFrom) and node.module == "unittest":
                    found.update(alias.asname or alias.name for alias in node.names)
        return frozenset(found)
