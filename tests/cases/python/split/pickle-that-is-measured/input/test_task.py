import pickle


def double(x):
    return 2 * x


def test_call_one():
    assert double(1) == 2


def test_call_two():
    assert double(2) == 4


def test_size_of_one():
    assert len(pickle.dumps(double, protocol=4)) == 35


def test_call_with_a_size():
    data = pickle.dumps((double, double), protocol=4)
    assert len(data) == 39


def test_size_of_a_number():
    assert len(pickle.dumps(1)) < 10
