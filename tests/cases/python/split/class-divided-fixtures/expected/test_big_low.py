"""Big low tests.

Tests for low only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
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
