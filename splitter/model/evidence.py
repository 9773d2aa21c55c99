"""What a test shows of its subject beside its name: a value that a language gives and groupings read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType


@dataclass(frozen=True)
class Evidence:
    """Of one test, or of all the tests of a class."""

    tests: tuple[str, ...] = ()
    """Their whole names, in order: ``TestX::test_y``."""
    words: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """How often each word stands in their text (identifiers, strings, comments), by its stem."""
    uses: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What of other modules they use, and the module that it comes from."""
    called: frozenset[str] = frozenset()
    """Words of their names that they call as methods: ``test_has_units`` is about ``has``."""
