"""Near sub tests.

Tests for sub only.
Note: Split from test_near.py, as it was over the limit of 2 tests.
"""

import os

import pytest
from near_helpers import all_near, loosely, tightly


def set_up():
    os.environ["NEAR"] = "1"


set_up()


def test_sub_one():
    assert all_near([(1, 1.25)], check=loosely)


def test_sub_two():
    assert os.environ["NEAR"] == "1" and not tightly(1, 1.25)
