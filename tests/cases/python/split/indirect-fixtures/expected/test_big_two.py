"""Big two tests

Only the two tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_two
- test_b_two
"""

import pytest


@pytest.fixture
def doubled(request):
    return request.param * 2


@pytest.mark.parametrize("doubled, n", [(1, 2)], indirect=["doubled"])
def test_a_two(doubled, n): assert doubled == n


def test_b_two(): ...
