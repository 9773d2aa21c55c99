"""Big complex tests.

Tests for complex only.
Note: Split from test_big.py, as it was over the limit of 9 tests.
"""

import unittest

from big_helpers import NumberMixin


class ComplexTest(NumberMixin, unittest.TestCase):
    def make(self, value):
        return complex(value)
