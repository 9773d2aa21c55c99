import operator

import pytest


@pytest.fixture
def one():
    return 1


@pytest.fixture
def two():
    return 2


class TestNumbers:
    import operator

    def test_low_one(self, one):
        assert one == 1

    @pytest.mark.usefixtures("one")
    def test_low_zero(self):
        assert operator.eq(0, 0)

    def test_high_two(self, two):
        assert two == 2

    @pytest.mark.parametrize("compare", [operator.lt, operator.le])
    def test_high_three(self, two, compare):
        assert compare(two, 3)
