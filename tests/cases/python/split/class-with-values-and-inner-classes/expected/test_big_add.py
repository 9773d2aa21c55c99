"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from decimal import Decimal


class TestBig:
    limit = 4
    factor: int = limit + 1
    PORT = 80
    made = Decimal(3)
    told = "said by name"

    class Box:
        """Holds one thing."""

        size = 1

        def __init__(self, one):
            self.one = one

    def test_add_one(self):
        assert self.Box(1).one == 1

    def test_add_two(self):
        assert self.factor == 5
