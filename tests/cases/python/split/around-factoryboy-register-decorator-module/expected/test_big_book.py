"""Big book tests.

Tests for book only.
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


def test_book_a(book):
    assert book.author.age == 30


def test_book_b(book):
    assert book.author.age == 30


def test_book_c(book):
    assert book.author.age == 30


def test_book_d(book):
    assert book.author.age == 30
