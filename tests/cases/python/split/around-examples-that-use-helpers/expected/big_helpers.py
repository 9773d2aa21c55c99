"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

LIMIT = 3


def helper(x):
    """Doubles.

    >>> helper(LIMIT)
    6
    """
    return x * 2
