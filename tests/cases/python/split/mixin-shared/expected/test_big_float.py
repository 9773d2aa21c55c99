"""Big float tests.

Tests for float only.
Note: Split from test_big.py, as it was over the limit of 9 tests.

Tests of numbers.
"""

import unittest

from big_helpers import NumberMixin


class FloatTest(NumberMixin, unittest.TestCase):
    def make(self, value):
        return float(value)

    def test_float(self):
        self.assertEqual(self.make(0), 0)
