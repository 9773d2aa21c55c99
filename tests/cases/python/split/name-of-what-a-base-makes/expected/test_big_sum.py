"""Big sum tests.

Tests for sum only.
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


class TestSum(Case):
    def test_small(self):
        assert self.add(1, 2) == 3

    def test_large(self):
        assert self.add(100, 200) == 300
