"""Big sub and mul tests.

Tests for sub and mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestSub:
    def test_one(self): assert 1 - 0 == 1


class TestMul:
    def test_one(self): assert 1 * 1 == 1
