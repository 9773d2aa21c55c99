"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json
import unittest
from math import pi


class TestBig(unittest.TestCase):
    @staticmethod
    def read(text):
        return json.loads(text)

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

    def test_sub_one(self):
        assert self.read("1") == 1

    def test_sub_two(self):
        assert self.limit and self.told()
