from . import words


def test_first_is_one():
    assert words.WORDS[0] == "one"


def test_first_is_short():
    assert len(words.WORDS[0]) == 3


def test_last_is_two():
    assert words.WORDS[-1] == "two"


def test_last_is_short():
    assert len(words.WORDS[-1]) == 3
