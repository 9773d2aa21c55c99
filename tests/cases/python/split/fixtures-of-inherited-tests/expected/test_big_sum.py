"""Big sum tests.

Tests for sum only.
Note: Split from test_big.py, as it was over the limit of 3 tests.
"""

import pytest


@pytest.fixture
def rows():
    return [1, 2]


def test_sum_of_none():
    assert sum(()) == 0


def test_sum_of_more(rows):
    assert sum(rows) < 4
