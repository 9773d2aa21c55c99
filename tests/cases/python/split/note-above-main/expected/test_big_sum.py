"""Big sum tests

Only the sum tests: 2 of 3.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestSum::test_one
- TestSum::test_two
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
