"""Big base tests

Only the base tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_base
- test_c_uses
"""


def test_a_base():
    return None


def test_c_uses():
    assert test_a_base() is None
