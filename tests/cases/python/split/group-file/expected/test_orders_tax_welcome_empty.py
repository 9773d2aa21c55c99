"""Orders tax, welcome and empty tests.

Tests for tax, welcome and empty only.
Note: Split from test_orders.py, as it was over the limit of 4 tests.
"""

RATE = 0.2


# ==== Taxes ====


def test_tax_rate():
    assert RATE < 1


# ==== Mails ====


class TestMails:
    def test_welcome_mail(self):
        assert "welcome".islower()


def test_empty_mail():
    assert "" == ""
