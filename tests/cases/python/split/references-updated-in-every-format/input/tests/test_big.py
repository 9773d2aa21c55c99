def test_add_a():
    plus = lambda one, other: one + other
    assert plus(1, 1) == 2


def test_add_b():
    assert 1 + 2 == 3


def test_sub_a():
    assert 2 - 1 == 1


def test_sub_b():
    assert 3 - 1 == 2
