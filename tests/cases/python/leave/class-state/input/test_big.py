class TestChain:
    def test_a(self):
        type(self).found = 1

    def test_b(self):
        assert self.found == 1

    def test_c(self):
        assert self.found == 1
