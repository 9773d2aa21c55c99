"""Big three tests

Only the three tests: 1 of 3.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- TestThree::test_one
"""


class TestThree:
    def test_one(self, snapshot):
        assert "31" == snapshot
