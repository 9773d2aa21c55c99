"""The widest of neighbouring gaps, for texts from which long runs of pieces are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from splitter.text.lines import NEWLINE, count_lines

ENDING = re.compile(NEWLINE)

_WIDE = 2
"""Blank lines that set definitions apart (PEP 8); where there are more, they are of one place."""


class Gaps:
    """Blank lines before each of a row of pieces, and which of them are the most in a run of the row.

    Parts leave out long runs of pieces again and again: maxima over powers of two make each of their
    questions as cheap in a row of ten thousand as in one of ten.
    """

    def __init__(self, gaps: Iterable[str]) -> None:
        self._gaps = list(gaps)
        counts = (min(count_lines(gap), _WIDE) if gap else 0 for gap in self._gaps)
        self._levels = [[(count, index) for index, count in enumerate(counts)]]

    def widest(self, first: int, last: int) -> str:
        """The gap with the most line endings before the pieces ``first`` to ``last``, the last such.

        All that set definitions apart are as wide.
        """
        if first == last:  # as most are that are asked for
            return self._gaps[first]
        power = (last - first + 1).bit_length() - 1
        while len(self._levels) <= power:  # few runs are long
            below, width = self._levels[-1], 1 << (len(self._levels) - 1)
            self._levels.append([max(pair) for pair in zip(below, below[width:], strict=False)])
        level = self._levels[power]
        return self._gaps[max(level[first], level[last - (1 << power) + 1])[1]]
