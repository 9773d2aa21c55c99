"""Big three tests.

Tests for three only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class TestA:
    """Doc.

    def test_fake(self): ...
    """
    # leading: see self.test_three

    x = 1
    y = 2
    @property
    def p(self): return self.y
    # after two

    def test_three(self): ...
    # at the end of the class
