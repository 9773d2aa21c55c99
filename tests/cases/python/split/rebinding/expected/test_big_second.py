"""Big second tests

Only the second tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_second_a
- test_second_b
"""

import pytest

SIZES = [1]


SIZES = SIZES + [2]


@pytest.mark.parametrize("size", SIZES)
def test_second_a(size): assert size in (1, 2)


def test_second_b(): ...
