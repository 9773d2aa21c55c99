"""Big split tests.

Tests for split only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

from os import path


def test_split():
    assert path.split("a")
