"""Big write tests.

Tests for write only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""


def test_write(data_regression):
    data_regression.check([2])
