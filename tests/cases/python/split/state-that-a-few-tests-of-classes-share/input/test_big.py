import random

rs = random.Random(1)


class TestBox:
    def test_box_open(self):
        assert 1

    def test_box_close(self):
        assert 2

    def test_box_fill(self):
        assert rs.random() < 1
        rs.seed(3)

    def test_box_lid(self):
        assert 3


class TestBag:
    def test_bag_open(self):
        assert 1

    def test_bag_close(self):
        assert rs.random() < 2


def test_draw_one():
    rs.seed(1)


def test_draw_two():
    assert rs.random() < 1


def test_other_one():
    assert 1


def test_other_two():
    assert 1
