class CheckMixin:
    def test_value(self):
        assert self.value


class TestOne(CheckMixin):
    value = 1

    def test_more(self): ...


class TestTwo(CheckMixin):
    value = 2

    def test_more(self): ...
