"""Big one tests.

Tests for one, among others.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""


def make(value):
    def test():
        assert value

    return test


def pair():
    return make(1), make(2)


test_one, test_two = pair()
