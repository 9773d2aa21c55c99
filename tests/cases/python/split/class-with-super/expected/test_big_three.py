"""Big three tests

Only the three tests: 1 of 3.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestA::test_three
"""


class Base:
    def helper(self): return 1


class TestA(Base):
    __secret = 3

    def helper(self): return super().helper() + self.__secret

    def test_three(self): assert __class__ is TestA
