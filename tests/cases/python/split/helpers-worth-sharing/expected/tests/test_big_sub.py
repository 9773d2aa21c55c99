"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Doc.
"""

import random

import pytest

from .big_helpers import table_of_rows

random.seed(1)


def small():
    return 1


def test_sub_one():
    assert table_of_rows()["row 2"] - small() == 3


def test_sub_two():
    with pytest.raises(KeyError):
        table_of_rows()["row 99"]
