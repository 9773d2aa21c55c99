"""Big mul tests.

Tests for mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json
import unittest
from math import pi


class TestBig(unittest.TestCase):
    def setUp(self):
        self.limit = 4

    def nobody_asks(self):
        return json

    def id(self):
        return "overridden"

    def told(self):
        """Some may say ``told``."""
        return pi

    @property
    def half(self):
        return self.limit / 2

    def _behind(self):
        return 5

    def test_mul_one(self):
        assert self._behind() == 5

    def test_mul_two(self):
        assert self.limit
