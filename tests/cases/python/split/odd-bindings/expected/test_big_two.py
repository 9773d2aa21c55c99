"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import os
COUNT = 0
with open(os.devnull) as DEVNULL:
    READ = DEVNULL.read()
COUNT += 1


def test_a_two(): assert READ == "" and DEVNULL.closed


def test_b_two(): assert COUNT == 1
