"""Big one and two tests.

Tests for one and two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class Base:
    def helper(self): return 1


class TestA(Base):
    __secret = 3

    def helper(self): return super().helper() + self.__secret

    def test_one(self): assert self.helper() == 4

    def test_two(self): assert self._TestA__secret == 3
