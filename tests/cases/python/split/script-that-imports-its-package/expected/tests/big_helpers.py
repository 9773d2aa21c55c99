"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from tests import support


def value():
    return support.ONE
