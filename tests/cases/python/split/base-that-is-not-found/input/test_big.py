"""Tests of records whose base is not installed where the splitter runs."""

from records_of_nobody import Record


class Book(Record):
    pages = 3


def test_book_pages():
    assert Book().pages == 3


def test_book_class():
    assert Book.pages == 3


def test_shelf_empty():
    assert [Book] != []


def test_shelf_full():
    assert [Book] * 2 == [Book, Book]
