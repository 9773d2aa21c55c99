from parsers import Parser


def test_words_one():
    assert " " in Parser.blanks


def test_words_two():
    assert Parser.blanks.startswith(" ")


def test_lines_tabs():
    Parser.set_default_blanks(" \t")
    assert "\t" in Parser.blanks


def test_lines_restored(monkeypatch):
    monkeypatch.setattr(Parser, "blanks", " ")
    assert Parser.blanks == " "
