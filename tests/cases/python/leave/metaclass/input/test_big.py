class Meta(type):
    seen = []

    def __new__(mcs, name, bases, body):
        mcs.seen += [n for n in body if n.startswith("test")]
        return super().__new__(mcs, name, bases, body)


class TestBig(metaclass=Meta):
    def test_one(self): assert len(Meta.seen) == 3

    def test_two(self): ...

    def test_three(self): ...
