"""Big three tests

Only the three tests: 1 of 5.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_three
"""


def make(value):
    def test():
        assert value

    return test


test_three: object = make(3)
