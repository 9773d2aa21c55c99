"""Big attribute tests.

Tests for attribute only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class Options:
    depth = 1


def test_attribute_change(): setattr(Options, "depth", 2)


def test_attribute_look(): assert Options.depth == 2
