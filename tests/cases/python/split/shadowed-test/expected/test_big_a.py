"""Big a tests

Only the a tests: 2 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a
- test_a
"""


def test_a():
    raise AssertionError("hidden: it must never run")


def test_a():
    assert True
