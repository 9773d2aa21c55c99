import sys

LIMIT = 3


def double(value):
    return 2 * value


def test_add_one():
    assert 1 + 1 == double(1)


def test_add_two():
    assert 2 + 2 == double(2)


def test_own_name():
    import test_big

    assert test_big is sys.modules[__name__]
    assert test_big.LIMIT == 3


def test_sub_one():
    assert 2 - 1 == 1


def test_sub_two():
    assert 4 - 2 == double(1)
