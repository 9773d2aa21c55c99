"""Big one and two tests

Only the one and two tests: 2 of 3.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestA::test_one
- TestA::test_two
"""


class Base:
    def helper(self): return 1


class TestA(Base):
    __secret = 3

    def helper(self): return super().helper() + self.__secret

    def test_one(self): assert self.helper() == 4

    def test_two(self): assert self._TestA__secret == 3
