"""Below sub tests.

Tests for sub only.
Note: Split from test_below.py, as it was over the limit of 2 tests.
"""

import os
from decimal import Decimal

# of subtractions

def twice(number):
    return 2 * number


def test_sub_one():
    assert twice(Decimal(1)) == 2


def test_sub_two():
    assert os.sep
