def test_one():
    assert 'one'


def test_two():
    assert 'two'


def test_three():
    assert 'three'
