"""Big draw tests.

Tests for draw only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import random

rng = random.Random(3)


def test_draw_one():
    assert rng.random() > 0.2


def test_draw_two():
    assert 0.5 < rng.random() < 0.6
