"""Big user tests.

Tests for user only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

import factory
from big_helpers import Book, User
from pytest_factoryboy import register


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
