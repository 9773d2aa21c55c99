import random

rng = random.Random(3)


def test_draw_one():
    assert rng.random() > 0.2


def test_plain(): ...


def test_simple(): ...


def test_draw_two():
    assert 0.5 < rng.random() < 0.6
