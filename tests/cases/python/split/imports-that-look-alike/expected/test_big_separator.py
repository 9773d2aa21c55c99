"""Big separator tests

Only the separator tests: 1 of 3.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_separator
"""

from os import sep


def test_separator():
    assert len(sep) == 1
