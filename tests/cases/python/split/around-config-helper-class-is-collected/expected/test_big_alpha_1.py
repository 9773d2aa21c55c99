"""Big alpha 1 tests.

Tests for alpha only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


class ParserSuite:
    limit = 3


def test_alpha_0():
    assert ParserSuite.limit == 3


def test_alpha_1():
    assert ParserSuite.limit == 3


def test_alpha_2():
    assert ParserSuite.limit == 3
