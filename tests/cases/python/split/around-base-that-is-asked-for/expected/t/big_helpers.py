"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

from unittest import TestCase

from .registry import Other


class Utils:
    def check(self, value):
        self.assertEqual(value, 1)

    def check_all(self, *values):
        for value in values:
            self.check(value)

    def check_none(self, *values):
        for value in values:
            self.assertNotEqual(value, 1)


class Case(Utils, Other, TestCase):
    def setUp(self):
        self.value = 1
