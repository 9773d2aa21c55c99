"""Big difference tests.

Tests for difference only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import unittest


class TestDifference(unittest.TestCase):
    def test_one(self):
        self.assertEqual(2 - 1, 1)


# class TestProduct(unittest.TestCase):
#     def test_one(self):
#         self.assertEqual(2 * 1, 2)

# Runs everything.
if __name__ == "__main__":
    unittest.main()
