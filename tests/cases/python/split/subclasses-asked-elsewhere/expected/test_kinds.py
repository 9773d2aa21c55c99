from shapes import Shape


def test_kinds():
    assert len(Shape.__subclasses__()) == 1
