"""Big part 3 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import operator

LINES = []


def test_lines_add():
    operator.methodcaller("append", "a")(LINES)


def test_lines_look():
    assert LINES == ["a"]
