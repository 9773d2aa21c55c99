"""Big four tests

Only the four tests: 1 of 5.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_four
"""


def make(value):
    def test():
        assert value

    return test


test_four = make(4)
