"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 2 tests.

Tests with a helper that goes through all names, of which imports are some.
"""


def names():
    return [n for n in globals() if n.startswith("make")]


def make_a():
    return 1


def test_a():
    assert names() == ["make_a"]


def test_b():
    assert len(names()) == 1
