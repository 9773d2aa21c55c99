"""Big counter tests

Only the counter tests: 2 of 12.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_counter_first
- test_counter_second
"""

import itertools

NUMBERS = itertools.count()


def test_counter_first(): assert next(NUMBERS) == 0


def test_counter_second(): assert next(NUMBERS) == 1
