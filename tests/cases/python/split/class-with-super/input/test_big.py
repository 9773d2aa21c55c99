class Base:
    def helper(self): return 1


class TestA(Base):
    __secret = 3

    def helper(self): return super().helper() + self.__secret

    def test_one(self): assert self.helper() == 4

    def test_two(self): assert self._TestA__secret == 3

    def test_three(self): assert __class__ is TestA
