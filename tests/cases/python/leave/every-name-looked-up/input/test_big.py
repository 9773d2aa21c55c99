"""A test that asks whether every shape has a test."""

SHAPES = ["circle", "square", "line"]


def test_circle():
    assert len("circle") == 6


def test_square():
    assert len("square") == 6


def test_line():
    assert len("line") == 4


def test_all_shapes_are_tested():
    there = globals()
    missing = []
    for shape in SHAPES:
        test = "test_" + shape
        if test not in there:
            missing.append(shape)
    assert not missing
