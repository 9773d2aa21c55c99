"""Big blue tests.

Tests for blue only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import random

random.seed(7)


def test_blue_number():
    assert 0 <= random.random() < 1


def test_blue_own():
    assert random.Random(1).random() < 1
