"""Orders refunds tests.

Tests for refunds.
Note: Split from test_orders.py.
"""


# ==== Refunds ====


def test_full():
    assert 5 - 5 == 0


def test_partial():
    assert 5 - 2 == 3


# ==== Mails ====


class TestMails:
    def test_refund_mail(self):
        assert "refund".islower()
