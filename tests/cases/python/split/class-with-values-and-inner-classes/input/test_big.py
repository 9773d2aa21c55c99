from decimal import Decimal

NUMBERS = (1, 2, 3)


class TestBig:
    numbers = NUMBERS
    limit = 4
    factor: int = limit + 1
    PORT = 80
    made = Decimal(3)
    told = "said by name"

    class Box:
        """Holds one thing."""

        size = 1

        def __init__(self, one):
            self.one = one

    def test_add_one(self):
        assert self.Box(1).one == 1

    def test_add_two(self):
        assert self.factor == 5

    def test_sub_one(self, port):
        assert port == 80

    def test_sub_two(self):
        assert self.PORT == 80 and getattr(self, "told")

    def test_mul_one(self):
        assert sum(self.numbers) == 6

    def test_mul_two(self):
        assert self.made == 3 and self.told
