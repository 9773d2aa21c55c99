"""The default: takes the strategy that explains the file, and says which and why."""

from __future__ import annotations

from collections.abc import Sequence

from splitter.grouping.layer import Reading
from splitter.grouping.words import Entry

LAYER_SHARE = 0.75
"""The share of tests that must name a layer: scipy's sparse tests say ``dense``, numpy's ``reshape``."""

LAYER_KINDS = 2
"""How many layers must be named by words that are at home in neural networks only."""

LAYER_MOST = 0.8
"""The share of tests beyond which a file is about one layer, so that its words (relu, sigmoid) say more."""


def choose(entries: Sequence[Entry], reading: Reading) -> str:
    """``layer`` for a file about several kinds of layers, else ``subject``."""
    total = sum(entry.atom.tests for entry in entries)
    if (
        reading.firm >= LAYER_KINDS
        and reading.tests >= LAYER_SHARE * total
        and reading.largest <= LAYER_MOST * total
    ):
        return "layer"
    return "subject"
