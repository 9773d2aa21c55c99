"""Big div tests.

Tests for div only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from fractions import Fraction


class TestDiv:
    def setup_method(self):
        global half
        half = Fraction(1, 2)

    def test_one(self):
        assert half * 2 == 1 and self.test_one

    def test_two(self):
        assert half
