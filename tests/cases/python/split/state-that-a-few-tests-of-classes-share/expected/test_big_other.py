"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 4 tests.
"""


def test_other_one():
    assert 1


def test_other_two():
    assert 1
