"""Marks add tests.

Tests for add only.
Note: Split from test_marks.py, as it was over the limit of 2 tests.
"""

from os import path, sep  # noqa: F401

import pytest


@pytest.mark.xfail("sep == '!'")
def test_add_one():
    assert eval("1 + 1") == 2
    assert path.sep


def test_add_two():
    assert path.sep
