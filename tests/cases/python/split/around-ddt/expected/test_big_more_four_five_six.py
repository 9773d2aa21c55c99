"""Big more four, five and six tests.

Tests for more four, five and six only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
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
