"""A grouping to named and written parts: where they stand, what each has, and what its text is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from splitter.config.settings import Settings
from splitter.grouping.given import GivenGrouping
from splitter.languages.evidence import with_evidence
from splitter.languages.language import Language
from splitter.model.module import Shareable
from splitter.model.plan import Atom, Group, Grouping
from splitter.planning import tied_tests
from splitter.planning.assignment import LOOKING, Wanted
from splitter.planning.dependencies import Bindings, bindings
from splitter.planning.fitting import Draft
from splitter.planning.keeping_name import NOBODY, without_its_number
from splitter.planning.keeping_rest import kept
from splitter.planning.loose_tests import loosened
from splitter.planning.package_layout import Place, names_in_package
from splitter.planning.part_names import PartNames, given_names, part_names
from splitter.planning.parts import partition
from splitter.planning.sharing import sharing_of
from splitter.rendering.parts import render


@dataclass(frozen=True)
class Work:
    """A module where its parts will stand, its tests as atoms: all that makes parts of a grouping."""

    language: Language
    place: Place
    settings: Settings
    template: str
    bound: Bindings
    atoms: tuple[Atom, ...]
    movable: frozenset[int]
    """The units that are to move to a module of helpers as soon as two parts need them."""
    shareable: Shareable | None

    @classmethod
    def of(cls, language: Language, place: Place, settings: Settings, template: str) -> Work:
        bound = bindings(place.module)
        sharing = sharing_of(language, bound, settings)
        atoms = tied_tests.atoms(bound, sharing.single, sharing.alone)
        if not place.module.in_order:
            found = partial(tied_tests.ties, bound, sharing.single, sharing.alone)
            atoms = loosened(bound, atoms, found, settings.limit)
        return cls(language, place, settings, template, bound, atoms, sharing.movable, sharing.shareable)

    @property
    def stem(self) -> str:
        return self.place.module.source.stem

    @property
    def wanted(self) -> Wanted:
        """What is asked of the grouping; the tests are looked at only if it looks at more than names."""
        if self.settings.by not in LOOKING:
            return Wanted(self.settings, self.stem)
        return Wanted(self.settings, self.stem, lambda atoms: with_evidence(self.place.module, atoms))

    def drafted(self, grouping: Grouping, given: GivenGrouping | None = None) -> Draft:
        """The groups as named and written parts; none for one group, and where names are wrong."""
        staying = kept(grouping.groups, self.bound, self.settings, given)
        if staying != NOBODY and given is None:
            grouping = replace(grouping, groups=without_its_number(grouping.groups, staying))
        names = self._names(grouping.groups, given, staying)
        if len(grouping.groups) < 2 or names.findings:
            return Draft(grouping, names.findings)
        plain = partition(
            self.language, self.bound, grouping, names.names, self.stem, self.settings, self.shareable
        )
        parts = self.place.parts(plain, self.stem)
        dots = self.place.relocation.dots
        outputs = render(self.place.module, self.language, parts, self.settings, self.template, dots)
        return Draft(grouping, (), parts, outputs)

    def _names(self, groups: Sequence[Group], given: GivenGrouping | None, staying: int) -> PartNames:
        """A file name for each group; the one that stays has the original's."""
        names = [group.name for at, group in enumerate(groups) if at != staying]
        if staying == NOBODY or len(groups) < 2:
            return self._new_names(names, given)
        name = self.place.module.source.name
        if given is not None:
            given = replace(given, parts=tuple(part for part in given.parts if part.name != name))
        found = self._new_names(names, given)
        return replace(found, names=(*found.names[:staying], name, *found.names[staying:]))

    def _new_names(self, groups: Sequence[str], given: GivenGrouping | None) -> PartNames:
        settings, source, folder = self.settings, self.place.module.source, self.place.folder
        name = source.name
        if given is not None:
            own = [part.name.removeprefix(f"{folder}/") for part in given.parts]
            return given_names(name, own, settings.test_files, source.around, beside=not folder)
        naming = names_in_package if folder else part_names
        return naming(name, groups, settings.name, settings.test_files, source.around)
