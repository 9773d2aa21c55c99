"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import os

# =====================
# Helpers
# =====================


def helper():
    return os.sep


# ---- Subtracting ----

# def test_sub_zero():
#     commented out

def test_sub_one(): assert helper()


def test_sub_two(): ...
