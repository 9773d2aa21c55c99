"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import A
from lib import KINDS


def test_add_one():
    assert KINDS["a"] is A


def test_add_two():
    assert A.x
