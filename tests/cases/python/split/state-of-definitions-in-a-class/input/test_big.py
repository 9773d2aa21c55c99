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


def test_sub_one():
    assert [rule(2) for rule in RULES.all] == [True]


def test_sub_two():
    assert 2


def test_mul_one():
    assert 1


def test_mul_two():
    assert 2
