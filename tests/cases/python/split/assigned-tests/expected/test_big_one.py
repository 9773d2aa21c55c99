"""Big one tests

Only the one tests: 2 of 5.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_one
- test_two
"""


def make(value):
    def test():
        assert value

    return test


def pair():
    return make(1), make(2)


test_one, test_two = pair()
