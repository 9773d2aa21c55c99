"""Big part 4 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from helpers import handles


@handles("b")
def on_b():
    return 2


def test_sum():
    assert 1 + 1 == 2
