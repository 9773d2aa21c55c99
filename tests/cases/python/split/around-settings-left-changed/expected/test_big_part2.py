"""Big part 2 tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

from parsers import Parser


def test_lines_tabs():
    Parser.set_default_blanks(" \t")
    assert "\t" in Parser.blanks


def test_lines_restored(monkeypatch):
    monkeypatch.setattr(Parser, "blanks", " ")
    assert Parser.blanks == " "
