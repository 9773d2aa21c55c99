"""Big seen tests.

Tests for seen only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Doc.
"""

import random

from .big_helpers import table_of_rows

random.seed(1)

SEEN = []


def seen():
    SEEN.append(0)
    SEEN.append(1)
    SEEN.append(2)
    SEEN.append(3)
    SEEN.append(4)
    SEEN.append(5)
    return len(SEEN)


def test_seen_one():
    assert seen()


def test_seen_two():
    assert table_of_rows()["row 3"] == 6
