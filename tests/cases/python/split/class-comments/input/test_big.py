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
    # after two

    def test_three(self): ...
    # at the end of the class

# below
Z = 1
