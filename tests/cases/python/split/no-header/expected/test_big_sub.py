"""Doc."""


def test_sub_one():
    assert True


def test_sub_two():
    assert True
