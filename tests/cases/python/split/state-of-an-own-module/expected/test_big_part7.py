"""Big part 7 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from helpers import handles


@handles("a")
def on_a():
    return 1


@handles("b")
def on_b():
    return 2


def test_on_a():
    assert on_a() == 1


def test_product():
    assert 2 * 2 == 4
