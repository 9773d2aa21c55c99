"""Big difference tests

Only the difference tests: 1 of 3.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestDifference::test_one
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
