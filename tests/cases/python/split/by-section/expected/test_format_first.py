"""Format first tests

Only the first tests: 1 of 5.

Note: Split from test_format.py to stay within the limit of 2 tests.

Tests in this file:
- test_first
"""


def test_first():
    assert True
