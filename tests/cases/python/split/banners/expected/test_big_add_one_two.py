"""Big add one and two tests

Only the add one and two tests: 2 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_add_one
- test_add_two
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
