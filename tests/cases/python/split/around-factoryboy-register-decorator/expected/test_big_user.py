"""Big user tests.

Tests for user only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

import factory
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

def test_user_a(user):
    assert user.name == "Ann"


def test_user_b(user):
    assert user.name == "Ann"


def test_user_c(user):
    assert user.name == "Ann"


def test_user_d(user):
    assert user.name == "Ann"
