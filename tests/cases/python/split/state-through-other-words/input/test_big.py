import heapq
import operator
import struct
from dataclasses import dataclass, field
from heapq import heapify as order

QUEUE = []
HEAP = [3, 1]
LINES = []
BUFFER = bytearray(4)
ROWS = []
push = heapq.heappush


@dataclass
class Table:
    rows: list = field(default_factory=lambda: ROWS)


class Shelf:
    size = 0


def test_queue_push():
    push(QUEUE, 1)


def test_heap_order():
    order(HEAP)


def test_lines_add():
    operator.methodcaller("append", "a")(LINES)


def test_buffer_fill():
    struct.pack_into("<I", BUFFER, 0, 7)


def test_rows_add():
    Table().rows.append(1)


def test_size_set():
    shelf = Shelf()
    type(shelf).size = 5


def test_queue_look():
    assert QUEUE == [1]


def test_heap_look():
    assert HEAP == [1, 3]


def test_lines_look():
    assert LINES == ["a"]


def test_buffer_look():
    assert BUFFER[0] == 7


def test_rows_look():
    assert Table().rows == [1]


def test_size_look():
    assert Shelf.size == 5
