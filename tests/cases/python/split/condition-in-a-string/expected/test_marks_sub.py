"""Marks sub tests.

Tests for sub only.
Note: Split from test_marks.py, as it was over the limit of 2 tests.
"""

from os import path, sep

import pytest


def test_sub_one():
    assert path.sep


@pytest.mark.xfail("sep == '!'")
def test_sub_two():
    assert sep
