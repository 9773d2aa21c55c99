"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import os; import sys  # noqa: F401
A = 1; B = \
    2
D = (4
     ,
)


def test_a_two(): assert B == 2; \
    assert sys.path


def test_b_two(): assert D == (4,)
