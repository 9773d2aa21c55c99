"""Big part 2 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from heapq import heapify as order

HEAP = [3, 1]


def test_heap_order():
    order(HEAP)


def test_heap_look():
    assert HEAP == [1, 3]
