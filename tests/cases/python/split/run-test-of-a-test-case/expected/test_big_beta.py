"""Big beta tests.

Tests for beta only.
Note: Split from test_big.py, as it was over the limit of 9 tests.
"""

import unittest
from collections import abc


class TestCase(unittest.TestCase):
    pass


class TestBeta(TestCase):
    def test_beta_0(self):
        self.assertTrue(0 + 1)

    def test_beta_1(self):
        self.assertTrue(1 + 1)

    def test_beta_2(self):
        self.assertTrue(2 + 1)

    def test_beta_3(self):
        self.assertTrue(3 + 1)

    def test_beta_4(self):
        self.assertTrue(4 + 1)

    def test_beta_5(self):
        self.assertTrue(5 + 1)

    def test_beta_name(self):
        self.assertTrue(abc.Sized.__subclasses__())
