"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import math
import os

try:
    from string import Template
except ImportError:
    from os import PathLike as Template


import pytest


def test_sub_one():
    assert os and Template


def test_sub_two():
    with pytest.raises(ValueError):
        math.sqrt(-1)
