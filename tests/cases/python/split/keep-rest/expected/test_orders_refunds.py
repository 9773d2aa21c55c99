"""Orders refunds tests

Only the refunds tests: 3 of 12.

Note: Split from test_orders.py.

Tests in this file:
- test_full
- test_partial
- TestMails::test_refund_mail
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
