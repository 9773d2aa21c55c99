# Copyright the authors.
"""Shapes."""

import json

import pytest

from . import data
from .data import (
    SIDES,
    area,
)


def is_one(value):
    return value == 1


class TestArea:
    def test_square(self, unit):
        from .data import NAME

        assert is_one(area(unit)) and NAME

    def test_sides(self):
        assert SIDES == 4

    def test_zero(self):
        assert area(0) == 0


@pytest.fixture
def unit(one):
    return one


def test_json(unit):
    from  . \
        import data as again

    assert is_one(json.loads(str(unit))) and again is data


def test_json_list():
    assert json.loads("[1]") == [1]
