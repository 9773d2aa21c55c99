"""Big counter tests.

Tests for counter only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import itertools

NUMBERS = itertools.count()


def test_counter_first(): assert next(NUMBERS) == 0


def test_counter_second(): assert next(NUMBERS) == 1
