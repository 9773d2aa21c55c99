def check(value):
    return value


def test_one():
    check('one')


def test_two():
    check('two')


def test_three():
    check('three')
