"""Shop test helpers.

What the tests of several files use.
Note: Split from test_shop.py, as it was over the limit of 2 tests.
"""

LIMIT = 3


class Till:
    def __init__(self):
        self.total = 0

    def take(self, amount):
        self.total += min(amount, LIMIT)


class Shop:
    def __init__(self, *tills):
        self.tills = tills

    def takings(self):
        return sum(till.total for till in self.tills)
