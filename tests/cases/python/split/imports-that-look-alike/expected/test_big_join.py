"""Big join tests

Only the join tests: 1 of 3.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_join
"""

from os import path
from os import path


def test_join():
    assert path.join("a", "b")
