"""Big red and other tests.

Tests for red, among others.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import contextvars

VAR = contextvars.ContextVar('v', default=0)


def test_red_2():
    assert True


def test_red_3():
    assert True


def test_red_x():
    VAR.set(1)


def test_blue_x():
    assert VAR.get() == 1
