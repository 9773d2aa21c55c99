"""Big.

>>> floor(2.5)
2
"""

from math import ceil, floor


def helper(x):
    """Help.

    >>> helper(1)
    2
    """
    return x + 1


def test_red_0():
    assert helper(1) == 2


def test_red_1():
    assert helper(1) == 2


def test_red_2():
    assert helper(1) == 2


def test_red_3():
    assert helper(1) == 2


def test_green_0():
    assert floor(1.5) == 1 < ceil(1.5)


def test_green_1():
    assert helper(1) == 2


def test_green_2():
    assert helper(1) == 2


def test_green_3():
    assert helper(1) == 2


def test_blue_0():
    assert helper(1) == 2


def test_blue_1():
    assert helper(1) == 2


def test_blue_2():
    assert helper(1) == 2


def test_blue_3():
    assert helper(1) == 2
