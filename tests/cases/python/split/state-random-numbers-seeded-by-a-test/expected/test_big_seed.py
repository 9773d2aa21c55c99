"""Big seed tests.

Tests for seed only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import random


def test_seed():
    random.seed(7)
    assert random.random() > 0.3


def test_seed_again():
    random.seed(8)
    assert random.random() < 0.3
