from test_base import Base, ValueMixinTest


class AddTest(Base):
    def test_one(self): self.check(1)

    def test_two(self): self.check(2)


class TestValue(ValueMixinTest):
    value = 3


class SubTest(Base):
    def test_one(self): self.check(-1)

    def test_two(self): self.check(-2)
