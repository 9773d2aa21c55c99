import helpers
from helpers import app

helpers.add(1)


@app.route("/a")
def a():
    return 1


def test_items():
    assert helpers.ITEMS == [1]


def test_a():
    assert a() == 1


def test_difference():
    assert 2 - 1 == 1


def test_routes():
    assert app.routes == ["/a"]
