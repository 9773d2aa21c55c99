"""Big small tests.

Tests for small only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import unittest
from math import sqrt


class Roots(unittest.TestCase):
    """Square roots."""

    def setUp(self):
        self.four = 4

    # --- small ---

    def test_small_four(self):
        self.assertEqual(sqrt(self.four), 2)

    def test_small_one(self):
        self.assertEqual(sqrt(1), 1)


if __name__ == "__main__":
    unittest.main()
