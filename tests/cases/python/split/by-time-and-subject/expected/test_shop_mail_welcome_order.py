"""Shop mail welcome and order tests

Only the mail welcome and order tests: 2 of 7.

Note: Split from test_shop.py to stay within the limit of 3 seconds.

Tests in this file:
- TestMail::test_welcome
- TestMail::test_order
"""


class TestMail:
    def test_welcome(self):
        assert "welcome"

    def test_order(self):
        assert "order"
