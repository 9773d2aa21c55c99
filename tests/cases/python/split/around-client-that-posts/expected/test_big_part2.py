"""Big part 2 tests.

Note: Split from test_big.py, as it was over the limit of 3 tests.
"""


def test_order_is_there(client):
    assert client.get(f"/orders/{1}").data == "one lamp"


def test_item_that_is_not_there(client):
    assert client.get("/items/7").status_code == 404


def test_item_comes_and_is_there(client):
    number = client.post("/lamps", "small").data
    assert client.get(f"/lamps/{number}").data == "small"
