def test_sub_one():
    assert 2 - 1 == 1


def test_sub_two():
    assert 4 - 2 == 2
