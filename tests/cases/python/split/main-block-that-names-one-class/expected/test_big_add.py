"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import unittest


class TestAdd(unittest.TestCase):
    def test_add_one(self):
        self.assertEqual(1, 1)

    def test_add_two(self):
        self.assertEqual(2, 2)
