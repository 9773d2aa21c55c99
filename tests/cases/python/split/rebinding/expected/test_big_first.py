"""Big first tests.

Tests for first only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest

SIZES = [1]


@pytest.mark.parametrize("size", SIZES)
def test_first_a(size): assert size == 1


def test_first_b(): ...


SIZES = SIZES + [2]
