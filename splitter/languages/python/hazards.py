"""What can't be decided from the text, or would go wrong in a part: said, never guessed."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

import libcst as cst

from splitter.languages.python.collection import dotted
from splitter.languages.python.facts import Fact, definitions, methods_in
from splitter.languages.python.names import bound_name
from splitter.model.catalogue import finding
from splitter.model.finding import Finding
from splitter.model.plan import Source, Unit, UnitKind
from splitter.text.lines import LineCounter, count_lines

_MAKERS = frozenset({"globals", "exec", "vars", "locals"})
"""Calls by which a module-level statement can define tests under names that are not in the text."""


LOOKUPS = frozenset({"getattr", "setattr", "delattr", "hasattr", "vars", "dir", "getmembers"})
"""Calls that look names up in an object; with ``sys.modules[__name__]``, in the module itself."""

_SELF_AWARE = ("__module__", "co_firstlineno", "f_lineno", "tb_lineno", "getsource", "getframeinfo")
"""Ways to see the module's name or the number of a line."""


def hazards(
    source: Source, facts: Sequence[Fact], units: Sequence[Unit], objects: Collection[str]
) -> Iterator[Finding]:
    """Everything to say about a file; ``objects`` are the names that it defines itself."""
    yield from _keyed_files(source)
    yield from _imported_by(source)
    yield from _made_tests(source, facts, units)
    yield from _own_name(source, facts, objects)
    yield from _own_import(source, facts)
    yield from _imported_tests(source, facts)
    yield from _looks_into_itself(source, facts)
    yield from _own_file(source, facts)
    yield from _hidden(source, facts)


def _keyed_files(source: Source) -> Iterator[Finding]:
    """Snapshots and the like beside the file, which the tests would look for under the parts' names."""
    if source.companions:
        message = f"its tests find {', '.join(source.companions)} by the file's name"
        yield finding("S113", message, path=source.path)


def _imported_by(source: Source) -> Iterator[Finding]:
    """Files that will not find this one any more (CPython's test_cmath imports from test_math)."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for file, name in source.importers:
        names[file].append("all of it" if name == "*" else name)
    for file, some in names.items():
        yield finding("S141", f"{file} imports {', '.join(some)} from it", path=source.path)


def _made_tests(source: Source, facts: Sequence[Fact], units: Sequence[Unit]) -> Iterator[Finding]:
    """``globals()[name] = make(...)`` in a loop: twisted builds its TestCase classes per reactor so."""
    acting = {unit.line for unit in units if unit.kind is UnitKind.ACTION}
    for fact in facts:
        line = fact.stretch.line
        if line in acting and fact.names.calls & _MAKERS and not _only_in_a_namespace(fact):
            yield finding("S106", "a module-level statement may make tests", path=source.path, line=line)


def _only_in_a_namespace(fact: Fact) -> bool:
    """``exec("from sympy import *", ENV)`` binds its names in the dictionary that it is given."""
    if fact.names.calls & _MAKERS != {"exec"}:
        return False
    nodes: list[cst.CSTNode] = [fact.node]
    while nodes:
        node = nodes.pop()
        if isinstance(node, cst.Call) and dotted(node.func) == "exec" and len(node.args) < 2:
            return False
        nodes.extend(node.children)
    return True


def _own_name(source: Source, facts: Sequence[Fact], objects: Collection[str]) -> Iterator[Finding]:
    """Strings that name this module: ``mock.patch("pkg.tests.test_big.helper")`` would miss its mark."""
    stem = source.path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    if f"{stem}." not in source.text:
        return
    pattern = re.compile(rf"[\"'](?:[\w.]+\.)?{re.escape(stem)}\.([^\W\d]\w*)")
    for fact in facts:
        for text in fact.names.strings:
            match = pattern.match(text)
            if match and match[1] in objects:
                message = f"a string names this module: {text}"
                yield finding("S107", message, path=source.path, line=fact.stretch.line)
                break


_IMPORT = re.compile(r"import\b(?:[^\r\n(]*\([^)]*\)|(?:[^\r\n\\]|\\\r?\n)*)")
"""What may be an import, to the end of its line or its bracket."""


def _own_import(source: Source, facts: Sequence[Fact]) -> Iterator[Finding]:
    """``import test_big`` in test_big.py: there is no such module any more (CPython's test_bdb)."""
    path = source.path.replace("\\", "/").rpartition(".")[0]
    stem = path.rpartition("/")[2]
    # A look at the text first: to look at each node of a tree costs more than to parse it.
    if stem not in source.text:
        return
    word = re.compile(rf"\b{re.escape(stem)}\b")
    if not any(word.search(line) for line in _import_lines(source.text)):
        return
    for fact in facts:
        nodes: list[cst.CSTNode] = [fact.node]
        while nodes:
            node = nodes.pop()
            if isinstance(node, (cst.Import, cst.ImportFrom)) and stem in _imported_modules(node, path):
                message = f"{stem} is imported in itself"
                yield finding("S140", message, path=source.path, line=fact.stretch.line)
                break
            nodes.extend(node.children)


def _import_lines(text: str) -> Iterator[str]:
    """The lines that may hold an import."""
    for match in _IMPORT.finditer(text):
        line = text.rfind("\n", 0, match.start()) + 1
        line = max(line, text.rfind("\r", line, match.start()) + 1)
        yield text[line : match.end()]


def _imported_modules(node: cst.Import | cst.ImportFrom, path: str) -> Iterator[str]:
    """The stems of modules that an import takes from where ``path`` (without its suffix) may lie."""
    names = [] if isinstance(node.names, cst.ImportStar) else node.names
    if isinstance(node, cst.Import):
        modules = [dotted(alias.name) for alias in names]
    else:
        package = dotted(node.module)
        modules = [".".join(filter(None, (package, dotted(alias.name)))) for alias in names] + [package]
    for module in modules:
        one, other = f"/{path}", f"/{module.replace('.', '/')}"
        if one.endswith(other) or other.endswith(one):
            yield module.rpartition(".")[2]


def _imported_tests(source: Source, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Tests that are imported are collected here too, and would be in every part that imports them.

    Sure of a function that nothing uses; of a class by the name of the module that it comes from, unless
    a look at that module says otherwise.
    """
    used = frozenset().union(*(fact.names.reads for fact in facts))
    for fact in facts:
        for module, name in _imports(fact.node):
            of_tests = module.rpartition(".")[2].startswith("test_")
            if name == "*" and of_tests:
                message = f"all of {module} is imported, and its tests are collected here"
            elif name in source.idle:
                continue
            elif (name.startswith("test_") and name not in used) or (of_tests and _TEST_CLASS.match(name)):
                message = f"{name} is imported and collected here"
            else:
                continue
            yield finding("S108", message, path=source.path, line=fact.stretch.line)


_TEST_CLASS = re.compile(r"Test(?!Case\b)|\w+Tests?\Z")


def _imports(node: cst.CSTNode) -> Iterator[tuple[str, str]]:
    """The modules of ``from`` imports, with the names that they bind here."""
    for small in definitions(node):
        if isinstance(small, cst.ImportFrom):
            module = "." * len(small.relative) + dotted(small.module)
            if isinstance(small.names, cst.ImportStar):
                yield module, "*"
            else:
                yield from ((module, bound_name(alias)) for alias in small.names)


def _looks_into_itself(source: Source, facts: Sequence[Fact]) -> Iterator[Finding]:
    """``getattr(sys.modules[__name__], name)``: what it finds in a part is what is in the part."""
    for fact in facts:
        if "__name__" in fact.names.reads and fact.names.calls & LOOKUPS and not fact.main:
            message = "names are looked up in the module itself"
            yield finding("S110", message, path=source.path, line=fact.stretch.line)


def _own_file(source: Source, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Strings that name the file, and code that looks at module names or line numbers."""
    name = source.path.replace("\\", "/").rpartition("/")[2]
    if name in source.text:
        for fact in facts:
            if fact.stretch.start != 0 and any(name in text for text in fact.names.strings):
                message = f"a string names this file, {name}"
                yield finding("S111", message, path=source.path, line=fact.stretch.line)
                break
    for word in _SELF_AWARE:
        place = source.text.find(word)
        if place < 0:
            continue
        line = count_lines(source.text, 0, place) + 1
        message = f"{word} looks at the module's name or at line numbers"
        yield finding("S111", message, path=source.path, line=line)


def _hidden(source: Source, facts: Sequence[Fact]) -> Iterator[Finding]:
    """Tests that a later definition of the same name hides: they stay hidden, together with it."""
    yield from _hidden_among(source, [(fact.node, fact.stretch.line) for fact in facts], "")
    for fact in facts:
        if isinstance(fact.node, cst.ClassDef) and fact.tests:
            names = [
                member.name.value for member in fact.node.body.body if isinstance(member, cst.FunctionDef)
            ]
            if len(set(names)) < len(names):
                yield from _hidden_methods(source, fact, fact.node)


def _hidden_among(
    source: Source, definitions: Sequence[tuple[cst.CSTNode, int]], owner: str
) -> Iterator[Finding]:
    last: dict[str, int] = {}
    for node, line in reversed(definitions):
        if not isinstance(node, (cst.FunctionDef, cst.ClassDef)):
            continue
        name = node.name.value
        if name in last and name.lower().startswith("test") and not node.decorators:
            message = f"{owner}{name} is hidden by the one of line {last[name]}"
            yield finding("S112", message, path=source.path, line=line)
        last.setdefault(name, line)


def _hidden_methods(source: Source, fact: Fact, node: cst.ClassDef) -> Iterator[Finding]:
    """The same in a class, whose methods' lines are found by their text."""
    text = source.text
    counter = LineCounter(text, fact.stretch.start, fact.stretch.line)
    lines: defaultdict[str, list[int]] = defaultdict(list)
    for name, place in methods_in(text, fact.stretch):
        lines[name].append(counter.at(place))
    methods = [member for member in node.body.body if isinstance(member, cst.FunctionDef)]
    placed = [(method, lines[method.name.value].pop(0)) for method in methods if lines[method.name.value]]
    yield from _hidden_among(source, placed, f"{node.name.value}::")
