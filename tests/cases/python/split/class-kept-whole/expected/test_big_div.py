"""Big div tests

Only the div tests: 2 of 6.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestDiv::test_one
- TestDiv::test_two
"""


class TestDiv:
    def test_one(self): assert 1 / 1 == 1

    def test_two(self): assert 2 / 1 == 2
