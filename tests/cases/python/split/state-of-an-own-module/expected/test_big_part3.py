"""Big part 3 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from helpers import count, handles


@handles("b")
def on_b():
    return 2


def test_count():
    assert count() == 1


def test_count_on():
    assert count() == 2
