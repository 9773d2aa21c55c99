"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 2 tests.

What an ordered thing does.
"""

# ----------
# IMPORTS:
# ----------
from collections import OrderedDict


def helper(x):
    return OrderedDict(a=x)
