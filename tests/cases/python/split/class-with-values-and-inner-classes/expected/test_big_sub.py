"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from decimal import Decimal


class TestBig:
    PORT = 80
    made = Decimal(3)
    told = "said by name"

    def test_sub_one(self, port):
        assert port == 80

    def test_sub_two(self):
        assert self.PORT == 80 and getattr(self, "told")
