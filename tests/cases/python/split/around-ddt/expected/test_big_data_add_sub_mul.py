"""Big data add, sub and mul tests.

Tests for data add, sub and mul only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import unittest

from ddt import data, ddt


@ddt
class TestData(unittest.TestCase):
    @data(1, 2)
    def test_add(self, n):
        self.assertTrue(n)

    @data(1, 2)
    def test_sub(self, n):
        self.assertTrue(n)

    @data(1, 2)
    def test_mul(self, n):
        self.assertTrue(n)
