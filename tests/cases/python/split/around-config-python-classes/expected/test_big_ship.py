"""Big ship tests.

Tests for ship only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import pytest


def test_ship_a():
    assert True


def test_ship_b():
    assert True


def test_ship_c():
    assert True


def test_ship_d():
    assert True

