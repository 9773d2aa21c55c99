"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import random


def test_draw_first():
    assert random.random() < 1


def test_shuffle():
    rows = [1, 2]
    random.shuffle(rows)
    assert sorted(rows) == [1, 2]
