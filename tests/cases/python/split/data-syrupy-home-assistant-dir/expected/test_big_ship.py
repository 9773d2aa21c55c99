"""Big ship tests

Only the ship tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_ship_a
- test_ship_b
- test_ship_c
- test_ship_d
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

