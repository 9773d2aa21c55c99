"""Big first tests

Only the first tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_first_a
- test_first_b
"""

import pytest

SIZES = [1]


@pytest.mark.parametrize("size", SIZES)
def test_first_a(size): assert size == 1


def test_first_b(): ...


SIZES = SIZES + [2]
