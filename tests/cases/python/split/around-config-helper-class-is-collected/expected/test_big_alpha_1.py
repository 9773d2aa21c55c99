"""Big alpha 1 tests

Only the alpha 1 tests: 3 of 13.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_alpha_0
- test_alpha_1
- test_alpha_2
"""


class ParserSuite:
    limit = 3


def test_alpha_0():
    assert ParserSuite.limit == 3


def test_alpha_1():
    assert ParserSuite.limit == 3


def test_alpha_2():
    assert ParserSuite.limit == 3
