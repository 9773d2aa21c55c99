"""Big second tests.

Tests for second only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest

SIZES = [1]

SIZES = SIZES + [2]


@pytest.mark.parametrize("size", SIZES)
def test_second_a(size): assert size in (1, 2)


def test_second_b(): ...
