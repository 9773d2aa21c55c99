"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

LIMIT = 3


def double(number):
    return 2 * number


class TestAdd:
    def test_add_one(self):
        assert 1 < LIMIT

    def test_add_two(self):
        assert double(1) < LIMIT

    def test_add_three(self):
        assert 3 == LIMIT
