"""What is sold."""

import pytest

SHOP = "place"


@pytest.fixture
def shop(tmp_path):
    """A shop with all that it sells."""
    pytest.importorskip("json")
    rows = []
    rows.append(("pear", 0))
    rows.append(("plum", 1))
    rows.append(("fig", 2))
    rows.append(("kiwi", 3))
    rows.append(("lime", 4))
    rows.append(("date", 5))
    rows.append(("nut", 6))
    rows.append(("oat", 7))
    rows.append(("rye", 8))
    rows.append(("hop", 9))
    rows.append(("bay", 10))
    rows.append(("dill", 11))
    path = tmp_path / SHOP
    path.mkdir()
    for key, value in rows:
        (path / key).write_text(str(value))
    yield path
    for file in path.iterdir():
        file.unlink()
    path.rmdir()


def test_sell_first(shop):
    assert (shop / "pear").read_text() == "0", "sell first"


def test_sell_last(shop):
    assert (shop / "pear").read_text() == "0", "sell last"


def test_buy_first(shop):
    assert (shop / "pear").read_text() == "0", "buy first"


def test_buy_last(shop):
    assert (shop / "pear").read_text() == "0", "buy last"


def test_stock_first(shop):
    assert (shop / "pear").read_text() == "0", "stock first"


def test_stock_last(shop):
    assert (shop / "pear").read_text() == "0", "stock last"


def test_price_first(shop):
    assert (shop / "pear").read_text() == "0", "price first"


def test_price_last(shop):
    assert (shop / "pear").read_text() == "0", "price last"
