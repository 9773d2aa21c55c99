"""Big part 2 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import struct
from dataclasses import dataclass, field

BUFFER = bytearray(4)
ROWS = [1]


@dataclass
class Table:
    rows: list = field(default_factory=lambda: [1])


def test_buffer_read():
    assert struct.unpack_from("<I", BUFFER, 0) == (0,)


def test_rows_add():
    Table().rows.append(2)
    assert ROWS == [1]
