"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import os; import sys  # noqa: F401
A = 1; B = \
    2
C = 3 \



def test_a_one(): assert A == 1; assert os.sep


def test_b_one(): assert C \
    == 3
