"""Big part 5 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers
import pytest


@pytest.fixture(autouse=True)
def fresh():
    helpers.CLEARED.clear()
    helpers.CLEARED.append(0)


def test_sum():
    assert 1 + 1 == 2


def test_cleared():
    assert helpers.CLEARED == [0]
