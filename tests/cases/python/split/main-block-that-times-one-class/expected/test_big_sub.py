"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import unittest


class TestSub(unittest.TestCase):
    def test_sub_one(self):
        self.assertEqual(1, 1)

    def test_sub_two(self):
        self.assertEqual(2, 2)
