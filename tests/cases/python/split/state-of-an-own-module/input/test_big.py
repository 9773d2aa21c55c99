import helpers
from helpers import HANDLERS, Ticket, count, handles, price, register


@handles("a")
def on_a():
    return 1


@handles("b")
def on_b():
    return 2


def fill():
    helpers.add(1)


def test_add():
    fill()


def test_note():
    register.note("a")


def test_count():
    assert count() == 1


def test_sum():
    assert 1 + 1 == 2


def test_price():
    assert price(1) == 2


def test_ticket():
    assert Ticket().number == 1


def test_on_a():
    assert on_a() == 1


def test_items():
    assert helpers.ITEMS == [1]


def test_names():
    assert "a" in register.names


def test_count_on():
    assert count() == 2


def test_product():
    assert 2 * 2 == 4


def test_price_cached():
    assert price.cache_info().misses == 1


def test_ticket_on():
    assert Ticket().number == 2


def test_handlers():
    assert sorted(HANDLERS) == ["a", "b"]
