# Licence of the comments at the top
import json
from math import (
    floor,
    pi,
)


def parse(text):
    return json.loads(text)


def deep(text):
    return parse(parse(text))


class TestBig:
    def test_one(self):
        assert parse("1")

    def test_two(self):
        assert parse("2")

    def test_three(self):
        assert parse("3")


def test_floor_down():
    assert floor(1.5) == 1


def test_floor_of_parsed():
    assert floor(parse("1.5")) == 1


def test_floor_of_deep():
    assert floor(deep('"1.5"')) == 1


def test_pi_rounded():
    assert round(pi, 2) == 3.14


def test_pi_twice():
    assert pi * 2 > 6


def test_pi_deep():
    assert deep('"3"') < pi
