"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import functools


@functools.lru_cache
def build(size):
    return [0] * size


def test_red_add():
    build(1).append(1)
    assert build(1) == [0, 1]


def test_blue_added():
    built = build(1)
    assert built == [0, 1]
