"""Big write tests

Only the write tests: 1 of 2.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_write
"""


def test_write(data_regression):
    data_regression.check([2])
