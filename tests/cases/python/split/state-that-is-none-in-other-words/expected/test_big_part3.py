"""Big part 3 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

QUEUE = [1]


class Shelf:
    size = 5


def test_size_of_its_own():
    class Own(Shelf):
        pass

    shelf = Own()
    type(shelf).size = 6


def test_queue_look():
    assert QUEUE == [1]
