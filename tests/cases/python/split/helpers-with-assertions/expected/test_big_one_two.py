"""Big one and two tests.

Tests for one and two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from big_helpers import check


def test_one():
    check('one')


def test_two():
    check('two')
