"""Big errors plain tests

Only the errors plain tests: 1 of 4.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- TestErrors::test_plain
"""


class TestErrors:

    def test_plain(self):
        assert 1
