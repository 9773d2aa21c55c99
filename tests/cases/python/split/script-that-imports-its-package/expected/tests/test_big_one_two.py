"""Big one and two tests.

Tests for one and two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import unittest

from tests.big_helpers import value


class TestOne(unittest.TestCase):
    def test_it(self):
        self.assertEqual(value(), 1)


class TestTwo(unittest.TestCase):
    def test_it(self):
        self.assertEqual(value(), 1)


if __name__ == "__main__":
    unittest.main()
