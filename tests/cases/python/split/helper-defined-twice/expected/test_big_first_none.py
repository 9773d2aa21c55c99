"""Big first and none tests.

Tests for first and none only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest


def value(): return 1


FIRST = value()


def value(): return 2


@pytest.mark.parametrize("x", [FIRST])
def test_a_first(x): assert x == 1


def test_b_none(): ...
