def test_item_is_posted(client):
    assert client.post("/items", "a lamp").status_code == 201


def test_order_is_posted(client):
    assert client.post("/orders", "one lamp").status_code == 201


def test_item_is_there(client):
    assert client.get("/items/1").data == "a lamp"


def test_order_is_there(client):
    assert client.get(f"/orders/{1}").data == "one lamp"


def test_item_that_is_not_there(client):
    assert client.get("/items/7").status_code == 404


def test_item_comes_and_is_there(client):
    number = client.post("/lamps", "small").data
    assert client.get(f"/lamps/{number}").data == "small"
