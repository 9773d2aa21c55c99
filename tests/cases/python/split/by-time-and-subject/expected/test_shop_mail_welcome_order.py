"""Shop mail welcome and order tests.

Tests for mail welcome and order only.
Note: Split from test_shop.py, as it was over the limit of 3 seconds.
"""


class TestMail:
    def test_welcome(self):
        assert "welcome"

    def test_order(self):
        assert "order"
