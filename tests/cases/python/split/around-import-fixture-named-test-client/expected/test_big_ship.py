"""Big ship tests.

Tests for ship only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
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

