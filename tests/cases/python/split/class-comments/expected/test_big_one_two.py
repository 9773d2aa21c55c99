"""Big one and two tests.

Tests for one and two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestA:
    """Doc.

    def test_fake(self): ...
    """
    # leading: see self.test_three

    x = 1
    def test_one(self): ...   # trailing one
    y = 2
    @property
    def p(self): return self.y
    def test_two(self): assert self.p == 2
    # at the end of the class

# below
Z = 1
