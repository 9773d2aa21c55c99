"""Big factory tests.

Tests for factory only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

import factory
import pytest
from pytest_factoryboy import register


class User:
    def __init__(self, name, age):
        self.name = name
        self.age = age


class Book:
    def __init__(self, title, author):
        self.title = title
        self.author = author


@register
class UserFactory(factory.Factory):
    class Meta:
        model = User

    name = "Ann"
    age = 30


@register
class BookFactory(factory.Factory):
    class Meta:
        model = Book

    title = "T"
    author = factory.SubFactory(UserFactory)


def test_factory_a(user_factory):
    assert user_factory(age=1).age == 1


def test_factory_b(user_factory):
    assert user_factory(age=1).age == 1


def test_factory_c(user_factory):
    assert user_factory(age=1).age == 1


@pytest.mark.parametrize("user__age", [7])
def test_factory_param(user):
    assert user.age == 7
