def test_cart_add(store):
    store.append("cart")
    assert len(store) == 1


def test_cart_more(store):
    store.append("cart")
    assert len(store) == 2


def test_price_sum(store):
    assert store.count("cart") == 2


def test_price_many(table):
    assert len(table) == 2


class TestRows:
    def test_rows_add(self, rows):
        rows.append(1)

    def test_rows_more(self, rows):
        rows.append(2)

    def test_count_one(self, rows):
        assert rows == [1, 2]

    def test_count_two(self, rows):
        assert rows
