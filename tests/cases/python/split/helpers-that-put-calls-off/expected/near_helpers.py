"""Near test helpers.

What the tests of several files use.
Note: Split from test_near.py, as it was over the limit of 2 tests.
"""

import functools
from functools import partial


def near(a, b, within=0.0):
    return abs(a - b) <= within


loosely = partial(near, within=0.5)
tightly = functools.partial(near, within=0.1)


def all_near(pairs, check=loosely, key=lambda pair: pair):
    return all(check(*key(pair)) for pair in pairs)
