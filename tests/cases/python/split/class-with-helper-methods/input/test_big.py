import json
import unittest
from math import pi


class TestBig(unittest.TestCase):
    # Makes numbers.
    def make(self):
        return self._number(3)

    def _number(self, value):
        return value + pi

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

    def test_add_one(self):
        assert self.make() > self.limit

    def test_add_two(self):
        assert self._number(1) > self.half

    def test_sub_one(self):
        assert self.read("1") == 1

    def test_sub_two(self):
        assert self.limit and self.told()

    def _behind(self):
        return 5

    def test_mul_one(self):
        assert self._behind() == 5

    def test_mul_two(self):
        assert self.limit
