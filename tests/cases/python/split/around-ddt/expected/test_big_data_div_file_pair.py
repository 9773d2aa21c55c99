"""Big data div, file and pair tests

Only the data div, file and pair tests: 3 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- TestData::test_div
- TestData::test_file
- TestData::test_pair
"""

import unittest

from ddt import data, ddt, file_data, unpack


@ddt
class TestData(unittest.TestCase):

    @data(1, 2)
    def test_div(self, n):
        self.assertTrue(n)

    @file_data("data.json")
    def test_file(self, value):
        self.assertTrue(value)

    @data((1, 2), (3, 4))
    @unpack
    def test_pair(self, a, b):
        self.assertEqual(a + 1, b)
