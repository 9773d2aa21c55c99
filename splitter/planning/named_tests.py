"""A group file's entries to the tests that they mean, and those to groups; the rest is left to the rule."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fnmatch import translate

from splitter.grouping.given import NOWHERE, assigned
from splitter.grouping.group_file import GroupFile
from splitter.model.catalogue import finding
from splitter.model.finding import Finding, Refused
from splitter.model.module import Module
from splitter.model.plan import Atom, Group, Grouping, Part
from splitter.planning.sections import titles_of, words_of
from splitter.text.suggestions import nearest

Claim = tuple[int, str]
"""The number of a part and the entry of it that names a test."""


@dataclass(frozen=True)
class NamedTests:
    """The tests that a group file names, in its groups, and the atoms that it leaves."""

    file: GroupFile
    groups: tuple[Group, ...]
    rest: tuple[Atom, ...]
    unnamed: tuple[str, ...]
    """Tests that no entry names, be it that others take them along."""

    def told(self, grouping: Grouping) -> Grouping:
        """The grouping of all, of which the rule has made the rest, as it came about."""
        tests = sum(atom.tests for group in grouping.groups for atom in group.atoms)
        reason = f"by the group file: {tests - len(self.unnamed)} of {tests} tests are named there"
        if self.rest:
            reason += f"; the others {grouping.reason}"
        return replace(grouping, strategy="group file", reason=reason)

    def remark(self, parts: Sequence[Part], path: str) -> Iterator[Finding]:
        """Where the unnamed tests went."""
        if not self.unnamed:
            return
        unnamed = set(self.unnamed)
        counts = {part.name: len(unnamed.intersection(part.tests)) for part in parts}
        went = [f"{count} to {name}" for name, count in counts.items() if count]
        tests = "1 test is" if len(self.unnamed) == 1 else f"{len(self.unnamed)} tests are"
        yield finding("S473", f"{tests} not named in {self.file.path}: {', '.join(went)}", path=path)


def named_tests(module: Module, atoms: Sequence[Atom], file: GroupFile) -> NamedTests:
    """The atoms in the groups of the file; a test goes along with a named one that it is tied to.

    Raises ``Refused`` (S462) for entries that mean no test, tests that several parts have, and tests
    that must stay together in several.
    """
    claims = _claims(module, file)
    home = {test: found[0][0] for test, found in claims.items()}
    groups = assigned(module, atoms, home, [part.name for part in file.parts])
    return NamedTests(
        file,
        tuple(Group(part.name, part.subject, tuple(groups[n])) for n, part in enumerate(file.parts)),
        tuple(groups.get(NOWHERE, ())),
        tuple(test.name for test in module.tests if test.name not in home),
    )


def _claims(module: Module, file: GroupFile) -> Mapping[str, list[Claim]]:
    """Each named test with who names it, once for each part."""
    names = Names.of(module)
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    flaws = []
    for number, part in enumerate(file.parts):
        for entry in part.entries:
            tests = names.meant(entry)
            if not tests:
                flaws.append(_unknown(file, part.name, entry, module, names))
            for test in tests:
                if all(other != number for other, _ in claims[test]):
                    claims[test].append((number, entry))
    flaws += _doubled(file, claims)
    if flaws:
        raise Refused(*flaws)
    return claims


@dataclass(frozen=True)
class Names:
    """What tests of a file can be called by."""

    tests: tuple[str, ...]
    classes: Mapping[str, list[str]]
    titles: Mapping[str, list[str]]
    """The tests below each section comment, by its words."""

    @classmethod
    def of(cls, module: Module) -> Names:
        titles, classes = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
        sections = titles_of(module)
        for unit in module.units:
            for test in dict.fromkeys(test.name for test in unit.tests):
                if sections[unit.index]:
                    titles[sections[unit.index]].append(test)
                for end in (found.start() for found in re.finditer("::", test)):
                    classes[test[:end]].append(test)
        return cls(tuple(dict.fromkeys(test.name for test in module.tests)), classes, titles)

    def test(self, entry: str) -> str:
        """The one test that is called so, or whose method is; empty if there is none."""
        methods = [test for test in self.tests if test.endswith(f"::{entry}")]
        return entry if entry in self.tests else methods[0] if len(methods) == 1 else ""

    def meant(self, entry: str) -> Sequence[str]:
        """The tests of an entry: a test, a class, a section's title, a method, a pattern, in this order."""
        if entry in self.tests:
            return [entry]
        if entry in self.classes:
            return self.classes[entry]
        words = words_of(entry).casefold()
        if found := [tests for title, tests in self.titles.items() if title.casefold() == words]:
            return [test for tests in found for test in tests]
        methods = [test for test in self.tests if test.endswith(f"::{entry}")]
        return methods if len(methods) == 1 else self._matching(entry)

    def _matching(self, pattern: str) -> Sequence[str]:
        """Only ``*`` and ``?`` are wild: a bracket belongs to the id of a parametrised test."""
        if not {"*", "?"} & set(pattern):
            return []
        is_meant = re.compile(translate(pattern.replace("[", "[[]"))).match
        found = {test for name, tests in self.classes.items() if is_meant(name) for test in tests}
        return [test for test in self.tests if test in found or is_meant(test)]

    def near(self, entry: str) -> str:
        """A question that suggests what may be meant; empty where nothing is near."""
        bare = entry.partition("[")[0]
        methods = [test for test in self.tests if test.endswith(f"::{bare}")]
        if methods or bare in self.tests:
            return f" (did you mean {(methods or [bare])[0]!r}?)"
        return nearest(bare, [*self.tests, *self.classes, *self.titles])


def _unknown(file: GroupFile, part: str, entry: str, module: Module, names: Names) -> Finding:
    name = module.source.name
    message = f"{part} has {entry!r}, which is nothing in {name}{names.near(entry)}"
    return finding("S462", message, path=file.path)


def _doubled(file: GroupFile, claims: Mapping[str, Sequence[Claim]]) -> Iterator[Finding]:
    """One for each set of parts and entries that share tests."""
    rivals: defaultdict[tuple[Claim, ...], list[str]] = defaultdict(list)
    for test, found in claims.items():
        if len(found) > 1:
            rivals[tuple(found)].append(test)
    for found, tests in rivals.items():
        places = [f"in {file.parts[number].name} ({entry!r})" for number, entry in found]
        more = f" and {len(tests) - 3} more" if len(tests) > 3 else ""
        verb = "is" if len(tests) == 1 else "are"
        message = f"{', '.join(tests[:3])}{more} {verb} {' and '.join(places)}"
        yield finding("S462", message, path=file.path)
