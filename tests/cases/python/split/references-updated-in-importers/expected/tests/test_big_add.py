"""Big add tests

Only the add tests: 3 of 5.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestAdd::test_add_one
- TestAdd::test_add_two
- TestAdd::test_add_three
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
