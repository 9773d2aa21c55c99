"""Big data tests

Only the data tests: 1 of 5.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_data_is_not_a_test
"""


test_data = [1, 2]


def test_data_is_not_a_test():
    assert test_data == [1, 2]
