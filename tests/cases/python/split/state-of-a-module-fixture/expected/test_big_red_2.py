"""Big red and other tests.

Tests for red, among others.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import pytest


@pytest.fixture(scope='module')
def box():
    return []


def test_red_2():
    assert True


def test_red_3():
    assert True


def test_red_x(box):
    box.append(1)


def test_blue_x(box):
    assert box == [1]
