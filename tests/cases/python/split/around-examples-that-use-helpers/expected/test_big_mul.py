"""Big mul tests.

Tests for mul only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import LIMIT, helper


def other(x):
    return x * 3


class TestMul:
    """Multiplies.

    >>> helper(LIMIT)
    6
    """

    def test_mul_a(self):
        """
        >>> other(LIMIT)
        9
        """

    def test_mul_b(self):
        pass
