from .big_helpers import Case, Utils  # noqa: F401


class TestAlpha(Case):
    def test_alpha_0(self):
        self.check(self.value)

    def test_alpha_1(self):
        self.check(self.value)

    def test_alpha_2(self):
        self.check(self.value)

    def test_alpha_3(self):
        self.check(self.value)
