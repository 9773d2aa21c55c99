class TestBase:
    kind = "base"

    def test_one(self): assert self.kind

    def test_two(self): ...

    def test_three(self): ...


class TestMore(TestBase):
    kind = "more"
