"""Big part 1 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import heapq

QUEUE = []
push = heapq.heappush


def test_queue_push():
    push(QUEUE, 1)


def test_queue_look():
    assert QUEUE == [1]
