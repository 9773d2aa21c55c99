class Case:
    def setup_method(self):
        def add(x, y):
            return x + y

        def sub(x, y):
            return x - y

        self.add = add
        self.sub = sub


class TestName(Case):
    def test_name(self):
        assert f"{self.add.__module__}.{self.add.__name__}" == "test_big.add"


class TestSum(Case):
    def test_small(self):
        assert self.add(1, 2) == 3

    def test_large(self):
        assert self.add(100, 200) == 300


class TestDifference(Case):
    def test_small(self):
        assert self.sub(2, 1) == 1

    def test_large(self):
        assert self.sub(200, 100) == 100
