"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

What an ordered thing does.
"""

from big_helpers import helper

# ----------
# IMPORTS:
# ----------

import os


def test_add_one():
    assert helper(0) and os.sep


def test_add_two():
    assert helper(1) and os.sep
