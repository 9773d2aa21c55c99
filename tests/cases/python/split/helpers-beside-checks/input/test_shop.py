LIMIT = 3


class Till:
    def __init__(self):
        self.total = 0

    def take(self, amount):
        self.total += min(amount, LIMIT)


assert LIMIT > 2
assert Till.take is not LIMIT


class Shop:
    def __init__(self, *tills):
        self.tills = tills

    def takings(self):
        return sum(till.total for till in self.tills)


assert Shop, "there is none"


def test_till_takes():
    till = Till()
    till.take(2)
    assert till.total == 2


def test_till_limit():
    till = Till()
    till.take(5)
    assert till.total == LIMIT


def test_shop_empty():
    assert Shop().takings() == 0


def test_shop_full():
    till = Till()
    till.take(1)
    assert Shop(till, Till()).takings() == 1


def test_both_one():
    assert not Shop(Till()).takings()


def test_both_two():
    assert not Till().total
