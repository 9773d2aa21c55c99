"""Big ship tests.

Tests for ship only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

from approvaltests import verify


def test_ship_a():
    verify("ship_a")


def test_ship_b():
    verify("ship_b")


def test_ship_c():
    verify("ship_c")


def test_ship_d():
    verify("ship_d")

