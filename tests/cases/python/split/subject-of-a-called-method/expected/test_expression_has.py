"""Expression has tests.

Tests for has only.
Note: Split from test_expression.py, as it was over the limit of 5 tests.
"""

from algebra import parse


def test_has_symbol():
    assert parse("x + 1").has("x")


def test_has_power():
    assert parse("x ** 2").has("x ** 2")


def test_has_nothing():
    assert not parse("1").has("x")


def test_has_function():
    assert parse("sin(x)").has("sin")


def test_has_constant():
    assert parse("x + 2").has("2")
