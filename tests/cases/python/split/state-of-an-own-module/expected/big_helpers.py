"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from helpers import handles


@handles("a")
def on_a():
    return 1


@handles("b")
def on_b():
    return 2
