"""Big sum tests.

Tests for sum only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import unittest


class TestSum(unittest.TestCase):
    def test_one(self):
        self.assertEqual(1 + 1, 2)

    def test_two(self):
        self.assertEqual(1 + 2, 3)


# Runs everything.
if __name__ == "__main__":
    unittest.main()
