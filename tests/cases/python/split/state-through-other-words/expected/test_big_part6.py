"""Big part 6 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class Shelf:
    size = 0


def test_size_set():
    shelf = Shelf()
    type(shelf).size = 5


def test_size_look():
    assert Shelf.size == 5
