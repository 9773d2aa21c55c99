import pickle


class Point:
    x = 1


def test_add_one():
    assert Point().x + 1 == 2


def test_add_two():
    assert Point().x + 2 == 3


def test_sub_old_pickle():
    data = b"\x80\x04\x8c\x0a" + Point.__module__.encode() + b"\x94\x8c\x05Point\x94\x93\x94)\x81\x94."
    assert isinstance(pickle.loads(data), Point)


def test_sub_two():
    assert Point().x - 2 == -1
