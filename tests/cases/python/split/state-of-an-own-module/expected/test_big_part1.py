"""Big part 1 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers
from big_helpers import on_b  # noqa: F401


def fill():
    helpers.add(1)


def test_add():
    fill()


def test_items():
    assert helpers.ITEMS == [1]
