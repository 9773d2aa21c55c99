class TestA:
    def test_one(self): ...

    def test_two(self): ...

    def test_three(self): ...


def _extra(self): assert True


TestA.test_four = _extra
setattr(TestA, "test_five", _extra)
