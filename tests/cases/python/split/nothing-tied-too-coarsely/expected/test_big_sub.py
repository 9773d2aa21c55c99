"""Big sub tests.

Tests for sub only.
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


def test_sub_one():
    less = kept.remove(2)
    assert less == (1,) and BASE == 1


def test_sub_two():
    assert PAIR == (1, 2) and kept.map(int)
