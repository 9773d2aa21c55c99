"""Big sub tests.

Tests for sub only.
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


def test_sub_one():
    assert [rule(2) for rule in RULES.all] == [True]


def test_sub_two():
    assert 2
