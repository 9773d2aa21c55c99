import math

LIMIT = 3


def helper(x):
    """Doubles.

    >>> helper(LIMIT)
    6
    """
    return x * 2


def other(x):
    return x * 3


def test_add_a():
    """Adds.

    >>> other(2)
    6
    >>> math.floor(2.5)
    2
    """


def test_add_b():
    assert helper(1) == 2


def test_sub_a():
    assert other(1) == 3


def test_sub_b():
    assert math.pi


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


__test__ = {"more": ">>> other(1)\n3\n"}
