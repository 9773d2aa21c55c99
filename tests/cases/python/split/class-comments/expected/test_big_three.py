"""Big three tests

Only the three tests: 1 of 3.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- TestA::test_three
"""


class TestA:
    """Doc.

    def test_fake(self): ...
    """
    # leading

    x = 1
    y = 2
    @property
    def p(self): return self.y
    # after two

    def test_three(self): ...
    # at the end of the class
