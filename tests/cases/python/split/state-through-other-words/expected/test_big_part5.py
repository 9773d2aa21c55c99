"""Big part 5 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from dataclasses import dataclass, field

ROWS = []


@dataclass
class Table:
    rows: list = field(default_factory=lambda: ROWS)


def test_rows_add():
    Table().rows.append(1)


def test_rows_look():
    assert Table().rows == [1]
