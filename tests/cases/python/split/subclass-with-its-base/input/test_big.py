class TestBase:
    kind = 1

    def test_kind(self):
        assert self.kind in (1, 2)


class TestOther(TestBase):
    kind = 2


class TestAlone:
    def test_it(self): ...

    def test_too(self): ...
