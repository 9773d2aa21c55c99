import functools


@functools.lru_cache
def build(size):
    return [0] * size


def test_red_add():
    build(1).append(1)
    assert build(1) == [0, 1]


def test_red_length():
    assert len("red") == 3


def test_blue_added():
    built = build(1)
    assert built == [0, 1]


def test_blue_length():
    assert len("blue") == 4
