"""Big part 4 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers
import pytest


@pytest.fixture
def filled():
    helpers.add(1)


@pytest.fixture(autouse=True)
def fresh():
    helpers.CLEARED.clear()
    helpers.CLEARED.append(0)


def test_filled(filled):
    assert True


def test_items():
    assert helpers.ITEMS == [1]
