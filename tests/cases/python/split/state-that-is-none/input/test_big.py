from collections import UserList

BASE = 3


class Table(UserList):
    def map(self, function):
        return Table(map(function, self))


NAMES = Table([1, 2]).map(str)


def count():
    found = BASE
    found += 3
    return found


def test_add_one():
    assert count() == BASE + 3
    assert NAMES == ["1", "2"]


def test_sub_one():
    assert count() - 3 == BASE
    assert NAMES[0] == "1"
