"""Big box and other tests.

Tests for box, among others.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""


class TestBox:
    def test_box_open(self):
        assert 1

    def test_box_close(self):
        assert 2

    def test_box_lid(self):
        assert 3


class TestBag:
    def test_bag_open(self):
        assert 1
