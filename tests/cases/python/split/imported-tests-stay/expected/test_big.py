# Licence of the comments at the top

from math import pi  # noqa: F401

from big_helpers import parse


def deep(text):
    return parse(parse(text))


class TestBig:
    def test_one(self):
        assert parse("1")

    def test_two(self):
        assert parse("2")

    def test_three(self):
        assert parse("3")
