"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import math
import sys


def squared(x):
    return x * x


def fit(formula, data):
    """As patsy does: names that the data has not are looked up where the formula is given."""
    env = {**sys._getframe(1).f_globals, **data}
    return eval(formula.partition("~")[2].replace(":", "*"), env)


def test_add_plain():
    assert fit("y ~ a + b", {"a": 1, "b": 2}) == 3


def test_add_squared():
    assert fit("y ~ 1 + a + squared(b)", {"a": 1, "b": 2}) == 6
