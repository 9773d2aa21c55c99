from makers import maker


def test_add_one():
    user = maker.make()
    assert user.id == 1


def test_sub_one():
    assert True


def test_add_two():
    assert True


def test_sub_two():
    user = maker.make()
    assert user.id == 2
