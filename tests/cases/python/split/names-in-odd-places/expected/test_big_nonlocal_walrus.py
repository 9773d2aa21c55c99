"""Big nonlocal and walrus tests.

Tests for nonlocal and walrus only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
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
