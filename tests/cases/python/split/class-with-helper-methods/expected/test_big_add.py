"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json
import unittest
from math import pi


class TestBig(unittest.TestCase):
    # Makes numbers.
    def make(self):
        return self._number(3)

    def _number(self, value):
        return value + pi

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

    def test_add_one(self):
        assert self.make() > self.limit

    def test_add_two(self):
        assert self._number(1) > self.half
