import bus
import pytest

calls = []


@bus.subscribe("created")
def on_created(value):
    calls.append(value)


@pytest.fixture(autouse=True)
def emptied():
    calls.clear()


def test_cart_made():
    bus.emit("created", "cart")
    assert calls == ["cart"]


def test_cart_not_made():
    assert not calls


def test_item_made():
    bus.emit("created", "item")
    bus.emit("created", "lamp")
    assert calls == ["item", "lamp"]


def test_item_not_made():
    assert calls == []
