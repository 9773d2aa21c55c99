"""Big mul tests.

Tests for mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import math
import sys


def fit(formula, data):
    """As patsy does: names that the data has not are looked up where the formula is given."""
    env = {**sys._getframe(1).f_globals, **data}
    return eval(formula.partition("~")[2].replace(":", "*"), env)


def test_mul_floor():
    assert fit("~ math.floor(a) : b", {"a": 1.5, "b": 2}) == 2


def test_mul_plain():
    assert fit("y ~ a:b", {"a": 2, "b": 2}) == 4
