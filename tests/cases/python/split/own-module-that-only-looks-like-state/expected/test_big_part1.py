"""Big part 1 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers


def test_add():
    helpers.start()
    helpers.add(1)
    assert helpers.ITEMS == [1]


def test_name():
    assert helpers.fresh_name().startswith("name")
