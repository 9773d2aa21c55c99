"""Big sub tests

Only the sub tests: 2 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_sub_one
- test_sub_two
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
