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
