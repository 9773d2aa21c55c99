"""Big int tests.

Tests for int only.
Note: Split from test_big.py, as it was over the limit of 9 tests.

Tests of numbers.
"""

import unittest

from big_helpers import NumberMixin


class IntTest(NumberMixin, unittest.TestCase):
    def make(self, value):
        return int(value)

    def test_int(self):
        self.assertEqual(self.make(0), 0)
