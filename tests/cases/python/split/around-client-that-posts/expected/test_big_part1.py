"""Big part 1 tests.

Note: Split from test_big.py, as it was over the limit of 3 tests.
"""


def test_item_is_posted(client):
    assert client.post("/items", "a lamp").status_code == 201


def test_order_is_posted(client):
    assert client.post("/orders", "one lamp").status_code == 201


def test_item_is_there(client):
    assert client.get("/items/1").data == "a lamp"
