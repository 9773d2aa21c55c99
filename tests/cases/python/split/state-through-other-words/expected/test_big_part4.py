"""Big part 4 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import struct

BUFFER = bytearray(4)


def test_buffer_fill():
    struct.pack_into("<I", BUFFER, 0, 7)


def test_buffer_look():
    assert BUFFER[0] == 7
