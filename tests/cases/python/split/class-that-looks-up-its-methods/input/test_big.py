class TestBig:
    def make_one(self):
        return 1

    def make_two(self):
        return 2

    def make(self, name):
        return getattr(self, "make_" + name)()

    def test_add_one(self):
        assert self.make_one() == 1

    def test_add_two(self):
        assert self.make("two") == 2

    def test_sub_one(self):
        assert self.make("one") == 1

    def test_sub_two(self):
        assert self.make_two() == 2
