"""Big beta 2 tests.

Tests for beta only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


class ParserSuite:
    limit = 3


def test_beta_3():
    assert ParserSuite.limit == 3


def test_beta_4():
    assert ParserSuite.limit == 3


def test_beta_5():
    assert ParserSuite.limit == 3
