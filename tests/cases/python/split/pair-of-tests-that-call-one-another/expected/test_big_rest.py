"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestBig:
    def test_one(self): return 1

    def test_two(self): assert self.test_one() == 1
