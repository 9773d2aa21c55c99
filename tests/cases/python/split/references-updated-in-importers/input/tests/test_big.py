LIMIT = 3


def double(number):
    return 2 * number


class TestAdd:
    def test_add_one(self):
        assert 1 < LIMIT

    def test_add_two(self):
        assert double(1) < LIMIT

    def test_add_three(self):
        assert 3 == LIMIT


def test_sub_one():
    assert double(1) - 1 == 1


def test_sub_two():
    assert double(2) - 2 == 2
