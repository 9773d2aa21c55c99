"""Big three tests

Only the three tests: 1 of 3.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestThree::test_it
"""

import unittest
from .big_helpers import value


class TestThree(unittest.TestCase):
    def test_it(self):
        self.assertEqual(value(), 1)


if __name__ == "__main__":
    unittest.main()
