import heapq
import operator
import struct
from dataclasses import dataclass, field

QUEUE = [1]
LINES = ["a"]
BUFFER = bytearray(4)
ROWS = [1]
push = heapq.heappush
smallest = heapq.nsmallest


@dataclass
class Table:
    rows: list = field(default_factory=lambda: [1])


class Shelf:
    size = 5


def test_queue_copy():
    queue = list(QUEUE)
    push(queue, 2)
    assert smallest(1, QUEUE) == [1]


def test_lines_count():
    assert operator.methodcaller("count", "a")(LINES) == 1


def test_buffer_read():
    assert struct.unpack_from("<I", BUFFER, 0) == (0,)


def test_rows_add():
    Table().rows.append(2)
    assert ROWS == [1]


def test_size_of_its_own():
    class Own(Shelf):
        pass

    shelf = Own()
    type(shelf).size = 6


def test_queue_look():
    assert QUEUE == [1]


def test_lines_look():
    assert LINES == ["a"]


def test_buffer_look():
    assert BUFFER[0] == 0


def test_rows_look():
    assert Table().rows == ROWS


def test_size_look():
    assert Shelf.size == 5
