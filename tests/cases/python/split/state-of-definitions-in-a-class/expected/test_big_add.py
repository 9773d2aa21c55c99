"""Big add tests.

Tests for add only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class Rules:
    def __init__(self):
        self.all = []

    def rule(self, function):
        self.all.append(function)
        return function


RULES = Rules()


class Checks:
    @RULES.rule
    def even(x):
        return x % 2 == 0


def test_add_one():
    assert len(RULES.all) == 1


def test_add_two():
    assert 1
