def test_cart_is_empty():
    assert not []


def test_invoice_number():
    assert 1


def test_cart_grows():
    assert [1]


def test_invoice_date():
    assert "date"


class TestMail:
    def test_welcome(self):
        assert "welcome"

    def test_order(self):
        assert "order"

    def test_goodbye(self):
        assert "goodbye"
