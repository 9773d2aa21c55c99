"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestBig:
    def test_add_two(self):
        assert self.test_add_two.__name__ == "test_add_two"

    def test_sub_two(self):
        assert 2 - 2 == 0
