"""Big three tests.

Tests for three only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""


def make(value):
    def test():
        assert value

    return test


test_three: object = make(3)
