"""Big two tests

Only the two tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_two
- test_b_two
"""

import os; import sys
A = 1; B = \
    2
D = (4
     ,
)


def test_a_two(): assert B == 2; \
    assert sys.path


def test_b_two(): assert D == (4,)
