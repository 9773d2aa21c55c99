import random

from pytest import approx


class Case:
    def __init__(self, name, values, tags=set()):
        self.name = name
        self.values = values
        self.tags = tags


def drawn(count):
    return [random.random() for _ in range(count)]


random.seed(0)

CASES = []
CASES += [Case("three", drawn(3))]
CASES += [Case("two", drawn(2)), Case("one", drawn(1))]


def doubled():
    return [Case(case.name, [2 * value for value in case.values]) for case in CASES]


CASES += doubled()


def test_first_three():
    assert CASES[0].values[0] == approx(0.84442185)


def test_first_doubled():
    assert CASES[3].values[0] == approx(1.6888437)


def test_others_two():
    assert CASES[1].values[0] == approx(0.25891675)


def test_others_one():
    assert CASES[2].values[0] == approx(0.40493414)
