"""Big test helpers.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 5 tests.

Big.

>>> floor(2.5)
2
"""


def helper(x):
    """Help.

    >>> helper(1)
    2
    """
    return x + 1
