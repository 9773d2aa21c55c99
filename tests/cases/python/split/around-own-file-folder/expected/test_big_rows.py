"""Big rows tests.

Tests for rows only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import os
from pathlib import Path

HERE = Path(__file__).resolve()


def test_rows_by_parent():
    assert (HERE.parent / "rows.txt").read_text() == "3\n"


def test_rows_by_dirname():
    with open(os.path.join(os.path.dirname(__file__), "rows.txt")) as rows:
        assert rows.read() == "3\n"
