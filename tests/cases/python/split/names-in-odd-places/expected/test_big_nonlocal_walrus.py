"""Big nonlocal and walrus tests

Only the nonlocal and walrus tests: 2 of 6.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_c_nonlocal
- test_c_walrus
"""

import dataclasses

SIZES = [1, 2]
WIDTH = 3


def test_c_nonlocal():
    count = 0

    def step():
        nonlocal count
        count += len(SIZES)

    step()
    assert count == 2


def test_c_walrus(): assert [total := 0, total := total + WIDTH][1] == 3 and dataclasses
