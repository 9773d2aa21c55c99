SEEN = []


class TestBig:
    def test_add_one(self):
        assert self.test_sub_one() is None

    def test_add_two(self):
        assert self.test_add_two.__name__ == "test_add_two"

    def test_add_three(self):
        SEEN.append(3)
        assert SEEN

    def test_sub_one(self):
        assert 1 - 1 == 0

    def test_sub_two(self):
        assert 2 - 2 == 0

    def test_sub_three(self):
        assert len(SEEN) < 2
