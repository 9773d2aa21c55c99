import pytest

RATE = 0.2


@pytest.fixture
def cart():
    return []


# ==== Carts and their lines ====


def test_an_empty_cart(cart):
    assert cart == []


def test_a_line(cart):
    cart.append("apple")
    assert len(cart) == 1


# ==== Taxes ====


def test_tax_of_an_empty_cart(cart):
    assert RATE * len(cart) == 0


def test_tax_rate():
    assert RATE < 1


def test_tax_on_invoice():
    assert RATE > 0


class TestInvoices:
    def test_number(self):
        assert 1 + 1 == 2

    def test_date(self):
        assert "2024" < "2025"


# ==== Refunds ====


def test_full():
    assert 5 - 5 == 0


def test_partial():
    assert 5 - 2 == 3


# ==== Mails ====


class TestMails:
    def test_refund_mail(self):
        assert "refund".islower()

    def test_welcome_mail(self):
        assert "welcome".islower()


def test_empty_mail():
    assert "" == ""
