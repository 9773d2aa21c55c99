"""Big draw and other tests.

Tests for draw, among others.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

import random

rs = random.Random(1)


class TestBox:
    def test_box_fill(self):
        assert rs.random() < 1
        rs.seed(3)


class TestBag:
    def test_bag_close(self):
        assert rs.random() < 2


def test_draw_one():
    rs.seed(1)


def test_draw_two():
    assert rs.random() < 1
