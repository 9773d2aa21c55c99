import pytest
from factories import Orders, make_ticket, make_user


@pytest.fixture
def ticket():
    return make_ticket()


def test_id():
    user = make_user(3)
    assert user["id"] == 1


def test_ticket(ticket):
    assert ticket.number == 1


def test_order():
    assert Orders.build()["key"] == 0


def test_age():
    assert make_user(4)["age"] == 4


def test_title(ticket):
    assert ticket.title == "lost"


def test_paid():
    assert Orders.build()["paid"] is False


def test_name():
    user = make_user(5)
    assert user["name"] == "user3"


def test_ticket_on(ticket):
    assert ticket.number == 3


def test_order_on():
    order = Orders.build()
    assert order["key"] == 2
