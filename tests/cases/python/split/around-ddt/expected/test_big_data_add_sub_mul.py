"""Big data add, sub and mul tests

Only the data add, sub and mul tests: 3 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- TestData::test_add
- TestData::test_sub
- TestData::test_mul
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
