"""Big add one and two tests.

Tests for add one and two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import os

# =====================
# Helpers
# =====================


def helper():
    return os.sep


# =====================
# Adding
# =====================


def test_add_one(): assert helper()


# own comment
def test_add_two(): ...
