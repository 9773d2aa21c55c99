"""Big part 1 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers

helpers.add(1)

from big_helpers import a


def test_items():
    assert helpers.ITEMS == [1]


def test_a():
    assert a() == 1
