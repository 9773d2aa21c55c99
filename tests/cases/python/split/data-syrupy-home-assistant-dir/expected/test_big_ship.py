"""Big ship tests.

Tests for ship only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import pytest


def test_ship_a(snapshot):
    assert {"k": "ship_a"} == snapshot


def test_ship_b(snapshot):
    assert {"k": "ship_b"} == snapshot


def test_ship_c(snapshot):
    assert {"k": "ship_c"} == snapshot


def test_ship_d(snapshot):
    assert {"k": "ship_d"} == snapshot

