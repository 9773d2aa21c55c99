"""Big part 8 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from helpers import HANDLERS, handles


@handles("a")
def on_a():
    return 1


@handles("b")
def on_b():
    return 2


def test_handlers():
    assert sorted(HANDLERS) == ["a", "b"]
