"""Big part 1 tests

Only the part 1 tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_words_one
- test_words_two
"""

from parsers import Parser


def test_words_one():
    assert " " in Parser.blanks


def test_words_two():
    assert Parser.blanks.startswith(" ")
