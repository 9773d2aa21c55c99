"""Big div tests.

Tests for div only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestDiv:
    def test_one(self): assert 1 / 1 == 1

    def test_two(self): assert 2 / 1 == 2
