"""Where the tests of a text are, and what that was told by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from splitter.model.finding import Limit


class Tally(NamedTuple):
    """The tests of a text, whatever its limit."""

    places: tuple[int, ...]
    """The line of each, in order."""
    told_by: Mapping[str, str] | None = None
    """The files and folders beside it that tell of them, each with what changes with it.

    ``None`` where more may tell of them than can be named.
    """

    def first_over(self, limit: Limit) -> int | None:
        """The line of the first test that is one too many."""
        over = limit.max_tests is not None and len(self.places) > limit.max_tests
        return self.places[limit.max_tests or 0] if over else None
