"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest


@pytest.fixture
def doubled(request):
    return request.param * 2


@pytest.mark.parametrize("doubled", [1, 2], indirect=True)
def test_a_one(doubled): assert doubled in (2, 4)


def test_b_one(): ...
