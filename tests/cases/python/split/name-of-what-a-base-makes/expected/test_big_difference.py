"""Big difference tests.

Tests for difference only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class Case:
    def setup_method(self):
        def add(x, y):
            return x + y

        def sub(x, y):
            return x - y

        self.add = add
        self.sub = sub


class TestDifference(Case):
    def test_small(self):
        assert self.sub(2, 1) == 1

    def test_large(self):
        assert self.sub(200, 100) == 100
