"""Big data tests.

Tests for data only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

test_data = [1, 2]


def test_data_is_not_a_test():
    assert test_data == [1, 2]
