import random


def test_draw_first():
    assert random.random() < 1


def test_seed():
    random.seed(7)
    assert random.random() > 0.3


def test_shuffle():
    rows = [1, 2]
    random.shuffle(rows)
    assert sorted(rows) == [1, 2]


def test_seed_again():
    random.seed(8)
    assert random.random() < 0.3
