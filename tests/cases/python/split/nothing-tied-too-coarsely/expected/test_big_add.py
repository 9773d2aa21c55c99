"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

BASE = 1
PAIR = (1, 2)


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
