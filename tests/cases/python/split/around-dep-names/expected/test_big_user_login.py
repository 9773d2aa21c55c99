"""Big user login tests.

Tests for user login, among others.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import pytest


@pytest.mark.dependency()
def test_user_login():
    assert "u".upper() == "U"


@pytest.mark.dependency(depends=["test_user_login"])
def test_user_profile():
    assert True


@pytest.mark.dependency(depends=["test_user_login"])
def test_user_rename():
    assert True


@pytest.mark.dependency(name="cart")
def test_cart_create():
    assert [] == []


@pytest.mark.dependency(depends=["test_user_login", "cart"])
def test_cart_add():
    assert True


@pytest.mark.dependency(depends=["cart"])
def test_cart_remove():
    assert True


@pytest.mark.dependency(depends=["test_user_login", "cart"])
def test_order_place():
    assert True


@pytest.mark.dependency(depends=["test_order_place"])
def test_order_cancel():
    assert True


@pytest.mark.dependency(depends=["test_order_place"])
def test_order_pay():
    assert True
