"""Big alpha 2 tests.

Tests for alpha only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


class ParserSuite:
    limit = 3


def test_alpha_3():
    assert ParserSuite.limit == 3


def test_alpha_4():
    assert ParserSuite.limit == 3


def test_alpha_5():
    assert ParserSuite.limit == 3
