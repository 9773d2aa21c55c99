"""Big beta 2 tests

Only the beta 2 tests: 3 of 13.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_beta_3
- test_beta_4
- test_beta_5
"""


class ParserSuite:
    limit = 3


def test_beta_3():
    assert ParserSuite.limit == 3


def test_beta_4():
    assert ParserSuite.limit == 3


def test_beta_5():
    assert ParserSuite.limit == 3
