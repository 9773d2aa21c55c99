"""Big two tests

Only the two tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_two
- test_b_two
"""

import os
COUNT = 0
with open(os.devnull) as DEVNULL:
    READ = DEVNULL.read()
COUNT += 1


def test_a_two(): assert READ == "" and DEVNULL.closed


def test_b_two(): assert COUNT == 1
