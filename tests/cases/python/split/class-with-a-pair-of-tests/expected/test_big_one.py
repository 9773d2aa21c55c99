"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestBig:
    def test_add_one(self):
        assert self.test_sub_one() is None

    def test_sub_one(self):
        assert 1 - 1 == 0
