class TestOuter:
    limit = 3

    class TestInner:
        def test_one(self): ...
        def test_two(self): ...

    class TestOther:
        def test_one(self): assert TestOuter.limit == 3

    def test_own(self): ...
