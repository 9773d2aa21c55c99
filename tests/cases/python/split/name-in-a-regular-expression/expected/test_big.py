import re


class Gadget:
    pass


def said(cls):
    return f"{cls.__module__}.{cls.__qualname__} is old"


def test_gadget_is_said():
    assert re.search(r"test_big\.Gadget is old", said(Gadget))
