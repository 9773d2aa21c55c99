"""Big part 1 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from parsers import Parser


def test_words_one():
    assert " " in Parser.blanks


def test_words_two():
    assert Parser.blanks.startswith(" ")
