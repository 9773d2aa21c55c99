"""Big part 1 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers

helpers.add(1)


def test_items():
    assert helpers.ITEMS == [1]


def test_sum():
    assert 1 + 1 == 2
