"""Big add tests

Only the add tests: 2 of 6.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestAdd::test_one
- TestAdd::test_two
"""


class TestAdd:
    def test_one(self): assert 1 + 0 == 1

    def test_two(self): assert 1 + 1 == 2
