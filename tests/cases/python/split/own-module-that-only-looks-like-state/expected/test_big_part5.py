"""Big part 5 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers


def test_point_two():
    assert helpers.Point(2).x == 2
    assert isinstance(helpers.Point(2), helpers.Point)
