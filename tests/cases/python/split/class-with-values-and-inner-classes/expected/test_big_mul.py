"""Big mul tests.

Tests for mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from decimal import Decimal

NUMBERS = (1, 2, 3)


class TestBig:
    numbers = NUMBERS
    PORT = 80
    made = Decimal(3)
    told = "said by name"

    def test_mul_one(self):
        assert sum(self.numbers) == 6

    def test_mul_two(self):
        assert self.made == 3 and self.told
