"""Orders carts tests.

Tests for carts.
Note: Split from test_orders.py.
"""

import pytest

RATE = 0.2


@pytest.fixture
def cart():
    return []


# ==== Carts and their lines ====


def test_an_empty_cart(cart):
    assert cart == []


def test_a_line(cart):
    cart.append("apple")
    assert len(cart) == 1


# ==== Taxes ====


def test_tax_of_an_empty_cart(cart):
    assert RATE * len(cart) == 0
