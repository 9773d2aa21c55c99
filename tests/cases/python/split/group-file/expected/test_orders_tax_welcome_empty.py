"""Orders tax, welcome and empty tests

Only the tax, welcome and empty tests: 3 of 12.

Note: Split from test_orders.py to stay within the limit of 4 tests.

Tests in this file:
- test_tax_rate
- TestMails::test_welcome_mail
- test_empty_mail
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
