"""Big beta 1 tests

Only the beta 1 tests: 3 of 13.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_beta_0
- test_beta_1
- test_beta_2
"""


class ParserSuite:
    limit = 3


def test_beta_0():
    assert ParserSuite.limit == 3


def test_beta_1():
    assert ParserSuite.limit == 3


def test_beta_2():
    assert ParserSuite.limit == 3
