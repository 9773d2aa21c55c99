"""What a shop does."""

import pytest
# ruff: noqa: PLR2004

# pylint: disable=redefined-outer-name
# pylint: disable=missing-function-docstring


@pytest.fixture
def lamps():
    return 3


def test_cart_one(lamps):
    assert lamps == 3


# mypy: allow-untyped-defs

def test_cart_two(lamps):
    assert lamps + 1 == 4


def test_price_one():
    assert 7 * 3 == 21


# pylint: disable=protected-access
def test_price_two():
    assert "a"._x if hasattr("a", "_x") else True
