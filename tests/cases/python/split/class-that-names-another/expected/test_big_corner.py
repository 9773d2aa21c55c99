"""Big corner tests.

Tests for corner only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import Corner


class Side:
    size = 3


def test_corner_one():
    assert Corner().size == 1


def test_corner_two():
    assert Corner().size < Side().size
