from fractions import Fraction

BASE = 1
PAIR = (1, 2)
names = []


class Kept(tuple):
    def remove(self, one):
        return Kept(other for other in self if other != one)

    def map(self, function):
        return [function(one) for one in self]


kept = Kept((1, 2))


def grown():
    count = BASE
    count += 3
    pair = PAIR
    pair += (3,)
    return count, pair


def test_add_one():
    less = kept.remove(1)
    assert len(less) == 1


def test_add_two():
    assert grown() == (4, (1, 2, 3)) and kept.map(str)


def test_sub_one():
    less = kept.remove(2)
    assert less == (1,) and BASE == 1


def test_sub_two():
    assert PAIR == (1, 2) and kept.map(int)


def test_mul_one():
    names.append("one")


def test_mul_two():
    names = 3
    assert eval("names") == 3


class TestDiv:
    def setup_method(self):
        global half
        half = Fraction(1, 2)

    def test_one(self):
        assert half * 2 == 1 and self.test_one

    def test_two(self):
        assert half


class TestRoot:
    def setup_method(self):
        global half
        half = 0.5

    def test_one(self):
        assert half * 2 == 1

    def test_two(self):
        assert half
