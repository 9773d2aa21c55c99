"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

What an ordered thing does.
"""

from big_helpers import helper

# ----------
# IMPORTS:
# ----------

import os


def test_sub_one():
    assert helper(2) and os.sep


def test_sub_two():
    assert helper(3) and os.sep
