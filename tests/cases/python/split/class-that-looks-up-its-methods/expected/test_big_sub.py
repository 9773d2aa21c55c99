"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestBig:
    def make_one(self):
        return 1

    def make_two(self):
        return 2

    def make(self, name):
        return getattr(self, "make_" + name)()

    def test_sub_one(self):
        assert self.make("one") == 1

    def test_sub_two(self):
        assert self.make_two() == 2
