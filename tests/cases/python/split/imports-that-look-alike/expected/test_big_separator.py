"""Big separator tests.

Tests for separator only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

from os import sep


def test_separator():
    assert len(sep) == 1
