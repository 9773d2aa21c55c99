"""Big red tests.

Tests for red only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import random

random.seed(7)


def test_red_number():
    assert 0 <= random.random() < 1


def test_red_choice():
    assert random.choice("ab") in "ab"
