"""Big price tests.

Tests for price only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

What a shop does.
"""

# ruff: noqa: PLR2004

# pylint: disable=redefined-outer-name
# pylint: disable=missing-function-docstring


# mypy: allow-untyped-defs


def test_price_one():
    assert 7 * 3 == 21


# pylint: disable=protected-access
def test_price_two():
    assert "a"._x if hasattr("a", "_x") else True
