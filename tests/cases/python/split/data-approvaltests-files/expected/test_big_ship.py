"""Big ship tests

Only the ship tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_ship_a
- test_ship_b
- test_ship_c
- test_ship_d
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

