from shapes import Shape


class Side:
    size = 3


class Corner(Shape):
    size = 1


class Square(Shape):
    parts = ("Corner", "Corner")
    size = 9


def test_square_size():
    assert Square().size == 9


def test_square_sizes():
    assert Square().sizes() == [1, 1]


def test_corner_one():
    assert Corner().size == 1


def test_corner_two():
    assert Corner().size < Side().size
