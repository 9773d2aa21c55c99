"""Big more one, two and three tests

Only the more one, two and three tests: 3 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- TestMore::test_one
- TestMore::test_two
- TestMore::test_three
"""

import unittest

from ddt import data, ddt


@ddt
class TestMore(unittest.TestCase):
    @data({"a": 1}, {"a": 2})
    def test_one(self, d):
        self.assertTrue(d["a"])

    @data({"a": 1}, {"a": 2})
    def test_two(self, d):
        self.assertTrue(d["a"])

    @data({"a": 1}, {"a": 2})
    def test_three(self, d):
        self.assertTrue(d["a"])
