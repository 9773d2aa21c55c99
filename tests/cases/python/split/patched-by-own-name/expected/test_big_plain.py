"""Big plain tests

Only the plain tests: 1 of 3.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_plain
"""


def test_plain():
    assert True
