class TestBig:
    def test_zero(self): ...

    def test_half(self): ...


for name in ("one", "two"):
    setattr(TestBig, f"test_{name}", lambda self: None)
