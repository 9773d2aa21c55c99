import helpers
import pytest
from base import Counted, Listed, Shop
from helpers import ROWS


@pytest.fixture
def filled():
    helpers.add(1)


@pytest.fixture(autouse=True)
def fresh():
    helpers.CLEARED.clear()
    helpers.CLEARED.append(0)


class TestMade(Counted):
    def test_made(self):
        assert self.number == 1


class TestNamed(Listed):
    def test_named(self):
        assert True


class TestRows:
    def setup_method(self):
        helpers.add_row(1)

    def test_row(self):
        assert True


def test_filled(filled):
    assert True


def test_sum():
    assert 1 + 1 == 2


def test_cleared():
    assert helpers.CLEARED == [0]


def test_difference():
    assert 2 - 1 == 1


class TestMadeOn(Shop):
    def test_made_on(self):
        assert Counted.made == 2


class TestNamedOn(Listed):
    def test_named_on(self):
        assert self.names == ["TestNamed", "TestNamedOn"]


def test_rows():
    assert ROWS == [1]


def test_items():
    assert helpers.ITEMS == [1]


def test_cleared_again():
    assert helpers.CLEARED == [0]
