def covered(names):
    return {name for name in names if name.startswith("test_")}


def test_add_one():
    assert 1 + 1 == 2


def test_add_two():
    assert 2 + 2 == 4


def test_sub_one():
    assert 1 - 1 == 0


TESTED = covered(locals())


def test_sub_all():
    assert "test_sub_one" in TESTED
