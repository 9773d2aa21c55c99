"""Big round tests.

Tests for round only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import unittest
from math import sqrt


def near(a, b):
    return abs(a - b) < 1e-9


class Roots(unittest.TestCase):
    """Square roots."""

    places = 3

    def setUp(self):
        self.four = 4

    def helper(self, n):
        return round(n, self.places)

    # this one is about rounding
    def test_round_two(self):
        self.assertEqual(self.helper(sqrt(2)), 1.414)

    @unittest.skip("not today")
    def test_round_three(self):
        self.assertTrue(near(sqrt(3), 1.732))


if __name__ == "__main__":
    unittest.main()
