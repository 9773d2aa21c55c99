"""Big data tests.

Tests for data only.
Note: Split from test_big.py, as it was over the limit of 6 tests.
"""

import unittest

from ddt import data, ddt, file_data, unpack


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

    @data(1, 2)
    def test_div(self, n):
        self.assertTrue(n)

    @file_data("../data.json")
    def test_file(self, value):
        self.assertTrue(value)

    @data((1, 2), (3, 4))
    @unpack
    def test_pair(self, a, b):
        self.assertEqual(a + 1, b)
