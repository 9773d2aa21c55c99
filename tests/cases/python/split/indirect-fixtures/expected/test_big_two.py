"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest


@pytest.fixture
def doubled(request):
    return request.param * 2


@pytest.mark.parametrize("doubled, n", [(1, 2)], indirect=["doubled"])
def test_a_two(doubled, n): assert doubled == n


def test_b_two(): ...
