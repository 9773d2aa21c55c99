"""Big three tests.

Tests for three only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class Base:
    def helper(self): return 1


class TestA(Base):
    __secret = 3

    def helper(self): return super().helper() + self.__secret

    def test_three(self): assert __class__ is TestA
