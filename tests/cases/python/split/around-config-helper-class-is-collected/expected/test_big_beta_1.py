"""Big beta 1 tests.

Tests for beta only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""


class ParserSuite:
    limit = 3


def test_beta_0():
    assert ParserSuite.limit == 3


def test_beta_1():
    assert ParserSuite.limit == 3


def test_beta_2():
    assert ParserSuite.limit == 3
