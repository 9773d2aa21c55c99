"""Big add tests

Only the add tests: 2 of 3.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_add_one
- test_add_two
"""


def test_add_one():
    assert 1 + 1 == 2


def test_add_two():
    assert 1 + 2 == 3
