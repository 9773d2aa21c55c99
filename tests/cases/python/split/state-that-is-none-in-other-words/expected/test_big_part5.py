"""Big part 5 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from dataclasses import dataclass, field

ROWS = [1]


@dataclass
class Table:
    rows: list = field(default_factory=lambda: [1])


class Shelf:
    size = 5


def test_rows_look():
    assert Table().rows == ROWS


def test_size_look():
    assert Shelf.size == 5
