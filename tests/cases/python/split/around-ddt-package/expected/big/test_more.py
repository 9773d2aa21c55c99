"""Big more tests.

Tests for more only.
Note: Split from test_big.py, as it was over the limit of 6 tests.
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

    @data({"a": 1}, {"a": 2})
    def test_four(self, d):
        self.assertTrue(d["a"])

    @data({"a": 1}, {"a": 2})
    def test_five(self, d):
        self.assertTrue(d["a"])

    @data({"a": 1}, {"a": 2})
    def test_six(self, d):
        self.assertTrue(d["a"])
