"""Shop mail goodbye tests.

Tests for mail goodbye only.
Note: Split from test_shop.py, as it was over the limit of 3 seconds.
"""


class TestMail:
    def test_goodbye(self):
        assert "goodbye"
