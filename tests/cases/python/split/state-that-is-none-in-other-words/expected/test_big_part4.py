"""Big part 4 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

LINES = ["a"]
BUFFER = bytearray(4)


def test_lines_look():
    assert LINES == ["a"]


def test_buffer_look():
    assert BUFFER[0] == 0
