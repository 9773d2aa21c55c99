"""Big part 2 tests

Only the part 2 tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_lines_tabs
- test_lines_restored
"""

from parsers import Parser


def test_lines_tabs():
    Parser.set_default_blanks(" \t")
    assert "\t" in Parser.blanks


def test_lines_restored(monkeypatch):
    monkeypatch.setattr(Parser, "blanks", " ")
    assert Parser.blanks == " "
