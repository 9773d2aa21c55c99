"""Big one and two tests

Only the one and two tests: 2 of 3.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestA::test_one
- TestA::test_two
"""


class TestA:
    """Doc.

    def test_fake(self): ...
    """
    # leading

    x = 1
    def test_one(self): ...   # trailing one
    y = 2
    @property
    def p(self): return self.y
    def test_two(self): assert self.p == 2
    # at the end of the class

# below
Z = 1
