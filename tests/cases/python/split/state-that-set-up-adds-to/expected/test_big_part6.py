"""Big part 6 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers
import pytest


@pytest.fixture(autouse=True)
def fresh():
    helpers.CLEARED.clear()
    helpers.CLEARED.append(0)


def test_difference():
    assert 2 - 1 == 1


def test_cleared_again():
    assert helpers.CLEARED == [0]
