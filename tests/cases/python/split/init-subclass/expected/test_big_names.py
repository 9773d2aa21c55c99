"""Big names tests

Only the names tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_names
- test_a_first
"""


class Registered:
    known = []

    def __init_subclass__(cls):
        Registered.known.append(cls.__name__)


class One(Registered): ...


class Two(Registered): ...


def test_a_names(): assert Registered.known == ["One", "Two"]


def test_a_first(): assert Registered.known[0] == "One"
