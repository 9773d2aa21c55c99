"""Big part 1 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers
from helpers import handles


@handles("b")
def on_b():
    return 2


def fill():
    helpers.add(1)


def test_add():
    fill()


def test_items():
    assert helpers.ITEMS == [1]
