class TestAdd:
    def test_one(self): assert 1 + 0 == 1

    def test_two(self): assert 1 + 1 == 2


class TestSub:
    def test_one(self): assert 1 - 0 == 1


class TestMul:
    def test_one(self): assert 1 * 1 == 1


class TestDiv:
    def test_one(self): assert 1 / 1 == 1

    def test_two(self): assert 2 / 1 == 2
