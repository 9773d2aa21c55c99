"""Big high tests

Only the high tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestNumbers::test_high_two
- TestNumbers::test_high_three
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
