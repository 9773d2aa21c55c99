"""Tests of the shop."""

import json
from decimal import Decimal

import pytest

from shop import VAT, Cart, Item, OutOfStock, Stock, discounted, gross, invoice

APPLE = Item("apple", Decimal("0.50"))
PEAR = Item("pear", Decimal("0.80"))


@pytest.fixture
def stock():
    levels = Stock()
    levels.receive(APPLE, 10)
    return levels


@pytest.fixture
def cart():
    filled = Cart()
    filled.add(APPLE, 2)
    return filled


def lines_of(text):
    return text.splitlines()


# --- Stock ------------------------------------------------------------------


def test_stock_begins_empty():
    assert Stock().level(APPLE) == 0


def test_stock_receives(stock):
    stock.receive(APPLE, 5)
    assert stock.level(APPLE) == 15


def test_stock_receives_another_item(stock):
    stock.receive(PEAR, 1)
    assert stock.level(PEAR) == 1


@pytest.mark.parametrize("count", [0, -1])
def test_stock_refuses_to_receive_nothing(stock, count):
    with pytest.raises(ValueError, match="count"):
        stock.receive(APPLE, count)


def test_stock_takes(stock):
    stock.take(APPLE, 4)
    assert stock.level(APPLE) == 6


def test_stock_takes_all(stock):
    stock.take(APPLE, 10)
    assert stock.level(APPLE) == 0


def test_stock_refuses_to_take_more_than_there_is(stock):
    with pytest.raises(OutOfStock, match="apple"):
        stock.take(APPLE, 11)


# --- Cart -------------------------------------------------------------------


def test_cart_begins_empty():
    assert Cart().lines == {}


def test_cart_adds(cart):
    assert cart.lines == {APPLE: 2}


def test_cart_adds_to_what_is_there(cart):
    cart.add(APPLE)
    assert cart.lines == {APPLE: 3}


def test_cart_adds_another_item(cart):
    cart.add(PEAR)
    assert list(cart.lines) == [APPLE, PEAR]


def test_cart_removes(cart):
    cart.remove(APPLE)
    assert cart.lines == {}


def test_cart_refuses_to_remove_what_is_not_there(cart):
    with pytest.raises(KeyError):
        cart.remove(PEAR)


def test_cart_total(cart):
    cart.add(PEAR)
    assert cart.total == Decimal("1.80")


# --- Price ------------------------------------------------------------------


def test_price_gross():
    assert gross(Decimal("100")) == 100 * (1 + VAT)


def test_price_gross_is_rounded():
    assert gross(Decimal("0.99")) == Decimal("1.18")


def test_price_discounted():
    assert discounted(Decimal("80"), 25) == Decimal("60.00")


def test_price_discounted_by_nothing():
    assert discounted(Decimal("80"), 0) == Decimal("80.00")


def test_price_discounted_to_nothing():
    assert discounted(Decimal("80"), 100) == 0


@pytest.mark.parametrize("percent", [-1, 101])
def test_price_refuses_an_odd_discount(percent):
    with pytest.raises(ValueError, match="percent"):
        discounted(Decimal("80"), percent)


# --- Invoice ----------------------------------------------------------------


def test_invoice_has_its_number(cart):
    assert lines_of(invoice(cart, 7))[0] == "Invoice 7"


def test_invoice_lists_what_was_bought(cart):
    assert "2 x apple" in lines_of(invoice(cart, 7))


def test_invoice_ends_with_the_total(cart):
    assert lines_of(invoice(cart, 7))[-1] == "Total 1.19"


def test_invoice_of_nothing():
    assert lines_of(invoice(Cart(), 8)) == ["Invoice 8", "Total 0.00"]


def test_invoice_is_text(cart):
    assert json.loads(json.dumps(invoice(cart, 7))) == invoice(cart, 7)
