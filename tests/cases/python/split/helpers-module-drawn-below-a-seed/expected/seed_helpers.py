"""Seed test helpers.

What the tests of several files use.
Note: Split from test_seed.py, as it was over the limit of 2 tests.
"""

import random


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
