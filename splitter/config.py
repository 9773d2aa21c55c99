"""[tool.splitter] of the nearest pyproject.toml, or splitter.toml, as frozen settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from splitter.model import Limit

DEFAULT_MAX_TESTS = 9
"""The ADR asks for fewer than 10 tests a file."""


@dataclass(frozen=True)
class Settings:
    """Every option of a split; ``Settings()`` is what the command line uses without options."""

    by: str = "auto"
    max_tests: int | None = None
    max_lines: int | None = None
    name: str | None = None
    """Pattern of a part's file name: ``{stem}``, ``{group}``, ``{n}``."""
    template: str | None = None
    """A header template of the user's, as a path."""
    reason: str | None = None
    issue: str | None = None
    adr: str | None = None
    runtime: str | None = None
    version: str | None = None
    threshold: int | None = None
    """After how many tests the runtime fails, for the header's note."""
    layers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Layers to add or replace: name -> words that mean it (an empty list removes a layer)."""
    test_files: tuple[str, ...] = ("test_*.py", "*_test.py", "test*.mojo", "*_test.mojo")
    """The runner's discovery patterns, which a part's name must match as the original's does."""

    @property
    def limit(self) -> Limit:
        """When either bound is given only what is given holds; else the ADR's."""
        if self.max_tests is None and self.max_lines is None:
            return Limit(max_tests=DEFAULT_MAX_TESTS)
        return Limit(self.max_tests, self.max_lines)
