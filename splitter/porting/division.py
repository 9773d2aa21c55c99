"""A version of the file divided as its parts are now: the planner's own work, with its proof."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from splitter import api
from splitter.config.settings import Settings
from splitter.grouping.given import Given, GivenGrouping
from splitter.languages import language_of, source_of
from splitter.model.catalogue import finding
from splitter.model.finding import ANY_SIZE, Finding, Refused, Severity
from splitter.model.module import Module, Source
from splitter.model.plan import OutputFile, Plan
from splitter.model.surroundings import FixturesReach
from splitter.planning.dependencies import bindings
from splitter.planning.tied_tests import atoms
from splitter.porting.family import GivenFixtures
from splitter.porting.homes import Homes
from splitter.project.texts import as_it_was

EXACT = 10**9
"""More lines than there are."""

_CLOSELY = Settings(max_tests=1)
"""Any class may be divided."""


@dataclass(frozen=True)
class Whole:
    """A version of the file, read, with what is around it."""

    inputs: api.Inputs
    module: Module

    @property
    def tests(self) -> tuple[str, ...]:
        """The names of its tests, in order."""
        return tuple(dict.fromkeys(test.name for test in self.module.tests))

    @property
    def docstring(self) -> str:
        """What its docstring says, as headers have it."""
        said = self.module.docstring
        return said.content.lstrip("\r\n").rstrip() if said else ""

    def ties(self) -> Iterator[tuple[str, ...]]:
        """Tests that must stay in one part; those of a class that may be divided need not."""
        units = self.module.units
        for atom in atoms(bindings(self.module)):
            tests = tuple(test.name for index in atom.units for test in units[index].tests)
            if len(atom.units) > 1 or not units[atom.units[0]].members:
                yield tests


def whole(
    path: str, data: bytes, settings: Settings, own: Iterable[str], given: GivenFixtures | None = None
) -> Whole:
    """A version of the file as it would stand beside ``own``, its parts; raises ``Refused``.

    ``given`` is the file of fixtures that the split made, or added to.
    """
    source = source_of(path, data)
    language = language_of(path)
    assert language is not None
    if given is None:
        inputs = api.complete(source, settings, limit=ANY_SIZE)
    else:
        with as_it_was(Path(path).parent.resolve() / given.name, given.before):
            inputs = api.complete(source, settings, limit=ANY_SIZE)
    names = {name.partition("/")[0] for name in own}
    around = inputs.source.around
    around = replace(
        around,
        taken=around.taken - names,
        kindred=frozenset(),
        importers=(),
        reach=_before_the_split(around.reach, names, given),
    )
    inputs = replace(inputs, source=replace(inputs.source, around=around))
    module = language.read(inputs.source, _CLOSELY)
    errors = [found for found in module.findings if found.severity is Severity.ERROR]
    if errors:
        raise Refused(*errors)
    return Whole(inputs, module)


def _before_the_split(
    reach: FixturesReach | None, names: Set[str], given: GivenFixtures | None
) -> FixturesReach | None:
    """Who would see fixtures in the folder's file of them, as it was without the parts."""
    if reach is None:
        return None
    others = tuple((name, data) for name, data in reach.others if name.partition("/")[0] not in names)
    if given is None:
        return replace(reach, others=others)
    there = () if given.before is None else ((given.name, given.before),)
    return FixturesReach((*others, *there), there=given.before)


@dataclass(frozen=True)
class Division:
    """The parts that a version of the file has, as a split would write them."""

    whole: Whole
    plan: Plan

    @property
    def source(self) -> Source:
        """The version itself."""
        return self.whole.inputs.source

    @property
    def bound(self) -> frozenset[str]:
        """The names that its statements bind."""
        return frozenset(name for unit in self.plan.units for name in unit.names)

    def news(self, before: Division) -> list[Finding]:
        """What is to be said of it that was not to be said of another version: a part over the limit."""
        known = {(found.code, found.message) for found in before.plan.findings}
        return [found for found in self.plan.findings if (found.code, found.message) not in known]

    @property
    def outputs(self) -> Mapping[str, OutputFile]:
        """By their names; a file of fixtures that is there is among them, as it is with those added."""
        found = {output.name: output for output in self.plan.outputs}
        if extension := self.plan.extension:
            text = source_of(extension.name, extension.after).text
            found[extension.name] = OutputFile(extension.name, text, extension.after)
        return found


def divided(one: Whole, where: Homes, order: Sequence[str]) -> Division:
    """The file in parts, each test in its own; ``order`` is that of the parts. Raises ``Refused``."""
    path = one.inputs.source.path
    stem = PurePath(path).stem
    tests = [(name, tuple(test for test in one.tests if where[test] == name)) for name in order]
    given = [Given(name, *_words(name, stem), held) for name, held in tests if held]
    plan = api.plan(one.inputs, GivenGrouping("given", "as its parts are", tuple(given)))
    if not plan.ok:
        raise Refused(*plan.errors)
    if not plan.outputs:
        words = f"no more than one part would have tests of it ({', '.join(part.name for part in given)})"
        raise Refused(finding("S965", words, path=path))
    return Division(one, plan)


def _words(name: str, stem: str) -> tuple[str, str]:
    """A part's group and its subject, by its name."""
    own = PurePath(name).stem
    group = own.removeprefix(stem).strip("_") or own
    return group, group.replace("_", " ")


def candidates(settings: Settings, parts: Sequence[str], tested: Iterable[str], name: str) -> list[Settings]:
    """How parts like these may have been asked for: where they stand, and where their helpers are."""
    bare = set(parts) - set(tested) - {f"{PurePath(part).parent}/__init__.py" for part in parts}
    package = any("/" in part for part in parts)
    known = replace(
        settings,
        layout="package" if package else "flat",
        keep_rest=name in parts,
        retire="rename",
        notice=False,
        durations=None,
        max_seconds=None,
        references="update",
    )
    if any(PurePath(part).name == "conftest.py" for part in bare):
        ways = ["conftest", "auto"]
    else:
        ways = ["module", "auto"] if bare else ["copy", "auto"]
    return [replace(known, helpers=way) for way in ways]


def likeness(made: Division, parts: Mapping[str, str]) -> int:
    """How many lines parts have in common with what a split would write, less those that only one has.

    ``EXACT`` if all is there below the headers.
    """
    bodies = [(output.text[output.header[1] :], parts.get(name, "")) for name, output in made.outputs.items()]
    if len(bodies) == len(parts) and all(part.endswith(body) for body, part in bodies):
        return EXACT
    same = 0
    for name, output in made.outputs.items():
        lines, others = Counter(output.text.splitlines()), Counter(parts.get(name, "").splitlines())
        same += 2 * (lines & others).total() - (lines - others).total() - (others - lines).total()
    return same
