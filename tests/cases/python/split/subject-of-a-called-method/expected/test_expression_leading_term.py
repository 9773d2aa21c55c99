"""Expression leading term tests.

Tests for leading term only.
Note: Split from test_expression.py, as it was over the limit of 5 tests.
"""

from algebra import parse


def test_leading_term():
    assert parse("x + x ** 2").leading_term("x") == parse("x")


def test_leading_term_of_sum():
    assert parse("1 + x").leading_term("x") == 1


def test_leading_term_of_product():
    assert parse("x * (1 + x)").leading_term("x") == parse("x")


def test_leading_term_of_log():
    assert parse("log(x)").leading_term("x") == parse("log(x)")
