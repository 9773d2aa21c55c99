"""Big part 2 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import helpers

helpers.add(1)


def test_difference():
    assert 2 - 1 == 1
