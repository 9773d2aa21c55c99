"""What of a module its parts may share: so which state ties no tests, and what can be in one part only."""

from __future__ import annotations

from dataclasses import dataclass

from splitter.config.settings import Settings
from splitter.languages.language import Language
from splitter.model.module import Shareable
from splitter.planning.dependencies import Bindings
from splitter.planning.shared_helpers import large_units, movable_units, shareable_units


@dataclass(frozen=True)
class Sharing:
    """How a module's helpers may be in several parts."""

    shareable: Shareable | None
    movable: frozenset[int]
    """The units that are to move to a module of helpers as soon as two parts need them."""
    single: frozenset[str]
    """The names of these, which mean one object in whatever parts."""
    alone: frozenset[int]
    """The units that can be in one part only."""


def sharing_of(language: Language, bound: Bindings, settings: Settings) -> Sharing:
    """What the settings, and where they leave it open the helpers themselves, ask for.

    Raises ``Refused`` as :func:`~splitter.planning.shared_helpers.shareable_units` does.
    """
    units = bound.module.units
    shareable = shareable_units(language, bound.module, settings)
    shared = movable_units(bound, shareable) if shareable else frozenset[int]()
    alone = frozenset(unit.index for unit in units if unit.once and unit.index not in shared)
    if settings.helpers != "auto":
        movable = shared
    else:
        movable = large_units(bound, shareable, shared) if shareable else shared
    single = frozenset(name for index in movable for name in units[index].names)
    return Sharing(shareable, movable, single, alone)
