"""Big attribute tests

Only the attribute tests: 2 of 12.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_attribute_change
- test_attribute_look
"""


class Options:
    depth = 1


def test_attribute_change(): setattr(Options, "depth", 2)


def test_attribute_look(): assert Options.depth == 2
