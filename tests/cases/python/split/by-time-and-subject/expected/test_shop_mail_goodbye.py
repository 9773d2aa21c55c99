"""Shop mail goodbye tests

Only the mail goodbye tests: 1 of 7.

Note: Split from test_shop.py to stay within the limit of 3 seconds.

Tests in this file:
- TestMail::test_goodbye
"""


class TestMail:

    def test_goodbye(self):
        assert "goodbye"
