"""Big green tests.

Tests for green, among others.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

NOTES = []


def note(text, to=NOTES):
    to.append(text)


def test_green_0():
    assert True


def test_green_1():
    assert True


def test_green_2():
    assert True


def test_green_note():
    note("a")


def test_blue_note():
    assert NOTES == ["a"]
