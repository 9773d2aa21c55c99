"""Big one and two tests

Only the one and two tests: 2 of 3.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_one
- test_two
"""

from big_helpers import check


def test_one():
    check('one')


def test_two():
    check('two')
