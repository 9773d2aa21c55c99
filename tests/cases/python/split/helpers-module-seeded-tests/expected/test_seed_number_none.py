"""Seed number and none tests.

Tests for number and none only.
Note: Split from test_seed.py, as it was over the limit of 2 tests.
"""

import random

import pytest

random.seed(7)

NUMBERS = [random.random() for _ in range(5)]

OTHERS = [random.random() for _ in range(5)]


def test_others_number():
    assert NUMBERS[1] == pytest.approx(0.15084917)


def test_others_none():
    assert OTHERS and NUMBERS
