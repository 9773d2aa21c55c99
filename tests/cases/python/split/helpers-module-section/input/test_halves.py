import math

#########################
# Numbers and their tests
if math is not None:

    class Half(float):
        def __add__(self, other):
            return Half(float(self) + math.floor(other))

else:
    Half = float


def test_put_one():
    assert Half(1) + 1 == 2


def test_put_two():
    assert Half(2) + 1.5 == 3


def test_get_one():
    assert Half(1) == 1


def test_get_two():
    assert Half(2) == 2
