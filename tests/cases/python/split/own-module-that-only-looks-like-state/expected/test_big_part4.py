"""Big part 4 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers


def test_limits():
    assert helpers.LIMITS == {"most": 3}


def test_point():
    helpers.Point(1)
    assert helpers.Point(1).x == 1
