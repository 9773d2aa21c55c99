"""Big part 1 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import heapq
import operator

QUEUE = [1]
LINES = ["a"]
push = heapq.heappush
smallest = heapq.nsmallest


def test_queue_copy():
    queue = list(QUEUE)
    push(queue, 2)
    assert smallest(1, QUEUE) == [1]


def test_lines_count():
    assert operator.methodcaller("count", "a")(LINES) == 1
