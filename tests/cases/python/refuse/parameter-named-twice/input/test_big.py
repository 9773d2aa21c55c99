def area(side, side):
    return side * side


def test_one():
    assert area(1, 1)


def test_two():
    assert area(2, 2)


def test_three():
    assert area(3, 3)
