"""Big alpha 2 tests

Only the alpha 2 tests: 3 of 13.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_alpha_3
- test_alpha_4
- test_alpha_5
"""


class ParserSuite:
    limit = 3


def test_alpha_3():
    assert ParserSuite.limit == 3


def test_alpha_4():
    assert ParserSuite.limit == 3


def test_alpha_5():
    assert ParserSuite.limit == 3
