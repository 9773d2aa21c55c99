"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestBig:
    def make_one(self):
        return 1

    def make_two(self):
        return 2

    def make(self, name):
        return getattr(self, "make_" + name)()

    def test_add_one(self):
        assert self.make_one() == 1

    def test_add_two(self):
        assert self.make("two") == 2
