"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Doc.
"""

import random

from . import settings
from .big_helpers import scaled, table_of_rows

random.seed(1)


def small():
    return 1


def test_add_one():
    assert table_of_rows()["row 1"] == 2


def test_add_two():
    assert small() + scaled(1) == 3 and settings is not None
