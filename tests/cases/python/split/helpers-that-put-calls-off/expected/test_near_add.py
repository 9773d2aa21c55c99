"""Near add tests.

Tests for add only.
Note: Split from test_near.py, as it was over the limit of 2 tests.
"""

import os

import pytest
from near_helpers import all_near, tightly


def set_up():
    os.environ["NEAR"] = "1"


set_up()


def test_add_one():
    assert all_near([(1, 1.25)])


def test_add_two():
    assert not tightly(1, 1.25)
