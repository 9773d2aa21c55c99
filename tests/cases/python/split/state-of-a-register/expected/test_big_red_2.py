"""Big red and other tests.

Tests for red, among others.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import functools


@functools.singledispatch
def show(x):
    return 'any'


def test_red_2():
    assert True


def test_red_3():
    assert True


def test_red_x():
    show.register(int, lambda x: 'int')
    assert show(1) == 'int'


def test_blue_x():
    assert show(1) == 'int'
