"""Big one and two tests

Only the one and two tests: 2 of 3.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestOne::test_it
- TestTwo::test_it
"""

import unittest
from .big_helpers import value


class TestOne(unittest.TestCase):
    def test_it(self):
        self.assertEqual(value(), 1)


class TestTwo(unittest.TestCase):
    def test_it(self):
        self.assertEqual(value(), 1)


if __name__ == "__main__":
    unittest.main()
