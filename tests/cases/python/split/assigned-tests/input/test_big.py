def make(value):
    def test():
        assert value

    return test


def pair():
    return make(1), make(2)


test_data = [1, 2]
test_one, test_two = pair()
test_three: object = make(3)
test_four = make(4)


def test_data_is_not_a_test():
    assert test_data == [1, 2]
