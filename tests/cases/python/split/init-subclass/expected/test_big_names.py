"""Big names tests.

Tests for names, among others.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


class Registered:
    known = []

    def __init_subclass__(cls):
        Registered.known.append(cls.__name__)


class One(Registered): ...


class Two(Registered): ...


def test_a_names(): assert Registered.known == ["One", "Two"]


def test_a_first(): assert Registered.known[0] == "One"
