"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest

from .big_helpers import Record


@pytest.fixture
def record():
    return Record("a")


def test_add_one():
    assert Record("a").fields[1] == 1


def test_add_two(record):
    assert record.fields[2] == 2
