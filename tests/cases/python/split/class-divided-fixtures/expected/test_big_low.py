"""Big low tests

Only the low tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestNumbers::test_low_one
- TestNumbers::test_low_zero
"""

import operator

import pytest


@pytest.fixture
def one():
    return 1


class TestNumbers:
    import operator

    def test_low_one(self, one):
        assert one == 1

    @pytest.mark.usefixtures("one")
    def test_low_zero(self):
        assert operator.eq(0, 0)
