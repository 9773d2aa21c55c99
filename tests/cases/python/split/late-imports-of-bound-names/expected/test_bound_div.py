"""Bound div tests.

Tests for div only.
Note: Split from test_bound.py, as it was over the limit of 2 tests.
"""

import os
import os.path
from os import getcwd


def test_div_one():
    assert os.path and os.sep and getcwd


def test_div_two():
    assert os.path and getcwd()
