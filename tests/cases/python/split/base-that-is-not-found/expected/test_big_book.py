"""Big book tests.

Tests for book only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Tests of records whose base is not installed where the splitter runs.
"""

from records_of_nobody import Record


class Book(Record):
    pages = 3


def test_book_pages():
    assert Book().pages == 3


def test_book_class():
    assert Book.pages == 3
