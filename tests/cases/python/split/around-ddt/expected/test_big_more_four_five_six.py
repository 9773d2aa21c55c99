"""Big more four, five and six tests

Only the more four, five and six tests: 3 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- TestMore::test_four
- TestMore::test_five
- TestMore::test_six
"""

import unittest

from ddt import data, ddt


@ddt
class TestMore(unittest.TestCase):

    @data({"a": 1}, {"a": 2})
    def test_four(self, d):
        self.assertTrue(d["a"])

    @data({"a": 1}, {"a": 2})
    def test_five(self, d):
        self.assertTrue(d["a"])

    @data({"a": 1}, {"a": 2})
    def test_six(self, d):
        self.assertTrue(d["a"])
