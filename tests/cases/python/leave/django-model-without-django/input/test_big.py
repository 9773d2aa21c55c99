"""Tests of a model, looked at where Django is not installed."""

from django.db import models

__all__ = ["Book"]


class Book(models.Model):
    title = models.TextField()


def test_book_title():
    assert Book(title="a").title == "a"


def test_book_class():
    assert Book.__name__ == "Book"


def test_shelf_empty():
    assert [Book] != []


def test_shelf_full():
    assert [Book] * 2 == [Book, Book]
