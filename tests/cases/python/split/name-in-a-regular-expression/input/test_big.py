import re


class Gadget:
    pass


def said(cls):
    return f"{cls.__module__}.{cls.__qualname__} is old"


def test_add_one():
    assert 1 + 1 == 2


def test_add_two():
    assert 2 + 2 == 4


def test_gadget_is_said():
    assert re.search(r"test_big\.Gadget is old", said(Gadget))


def test_sub_one():
    assert 2 - 1 == 1


def test_sub_two():
    assert 4 - 2 == 2
