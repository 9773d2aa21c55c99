"""Big first and none tests

Only the first and none tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_first
- test_b_none
"""

import pytest


def value(): return 1


FIRST = value()


def value(): return 2


@pytest.mark.parametrize("x", [FIRST])
def test_a_first(x): assert x == 1


def test_b_none(): ...
