"""What those outside of a file make of its statements, as one value that both readings are handed.

Statements are named by their number: the first of the file is 0, and statements on one line are one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from splitter.languages.python.project.reading.modules import Kin
from splitter.model.finding import Finding


@dataclass(frozen=True)
class Outside:
    """See each field; the default is a file that nobody outside knows of."""

    everywhere: frozenset[int] = frozenset()
    """What somebody outside may ask for in any part: fixtures, steps, constants."""
    needs: Mapping[int, frozenset[str]] = field(default_factory=dict)
    """The module's names that a statement needs though it does not refer to them."""
    tests: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Statements of which a plugin makes tests, or that must be in one part for another reason."""
    whole: Mapping[int, str] = field(default_factory=dict)
    """Classes that must not be divided, and why."""
    once: frozenset[int] = frozenset()
    """Definitions of which one process can't have two: they make themselves known by name."""
    unsure: frozenset[int] = frozenset()
    """Those of which that can't be told."""
    paths: tuple[int, ...] = ()
    """Offsets of relative paths that are looked for from where the test file stands."""
    kin: Mapping[str, Kin] = field(default_factory=dict)
    """What the bases of its classes bring that come from other modules, as far as that can be told."""
    no_fixtures: frozenset[str] = frozenset()
    """The module's names that functions have as parameters, and by which they get no fixture of it."""
    asked_of_classes: frozenset[str] = frozenset()
    """Attributes that modules which pytest loads beside the file may look up in its classes."""
    findings: tuple[Finding, ...] = ()
    in_order: bool = False
    """Whether its tests may need to run in the order that they are in, for what they leave behind."""


NOBODY = Outside()
