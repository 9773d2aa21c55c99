"""Doc."""

def test_add_one():
    assert True


def test_add_two():
    assert True


def test_sub_one():
    assert True


def test_sub_two():
    assert True
