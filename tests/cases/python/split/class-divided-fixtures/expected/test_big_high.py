"""Big high tests.

Tests for high only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest


@pytest.fixture
def two():
    return 2


class TestNumbers:
    import operator

    def test_high_two(self, two):
        assert two == 2

    @pytest.mark.parametrize("compare", [operator.lt, operator.le])
    def test_high_three(self, two, compare):
        assert compare(two, 3)
