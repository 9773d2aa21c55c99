"""Big alpha tests.

Tests for alpha, among others.
Note: Split from test_big.py, as it was over the limit of 9 tests.
"""

import unittest
from collections import abc  # noqa: F401


class TestCase(unittest.TestCase):
    pass


class TestInit(TestCase):
    def runTest(self):
        self.assertTrue(__name__)


class TestAlpha(TestCase):
    def test_alpha_0(self):
        self.assertTrue(0 + 1)

    def test_alpha_1(self):
        self.assertTrue(1 + 1)

    def test_alpha_2(self):
        self.assertTrue(2 + 1)

    def test_alpha_3(self):
        self.assertTrue(3 + 1)

    def test_alpha_4(self):
        self.assertTrue(4 + 1)

    def test_alpha_5(self):
        self.assertTrue(5 + 1)
