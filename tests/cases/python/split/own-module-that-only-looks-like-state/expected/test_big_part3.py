"""Big part 3 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers


def test_name_again():
    assert helpers.fresh_name() != helpers.fresh_name()


def test_most():
    assert helpers.most() == 3
