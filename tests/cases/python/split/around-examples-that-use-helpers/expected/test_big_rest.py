"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def other(x):
    return x * 3


__test__ = {"more": ">>> other(1)\n3\n"}
