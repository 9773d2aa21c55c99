"""Big join tests.

Tests for join only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

from os import path


def test_join():
    assert path.join("a", "b")
