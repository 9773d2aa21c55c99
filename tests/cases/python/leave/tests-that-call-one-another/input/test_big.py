class TestBig:
    def test_one(self): return 1

    def test_two(self): assert self.test_one() == 1

    def test_three(self): self.test_two()
