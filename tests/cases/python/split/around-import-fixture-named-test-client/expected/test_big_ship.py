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

from fixtures import test_client, test_db  # noqa: F401



def test_ship_a(test_db):
    assert test_db == []


def test_ship_b(test_db):
    assert test_db == []


def test_ship_c(test_db):
    assert test_db == []


def test_ship_d(test_db):
    assert test_db == []

