"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 34 lines.
"""


def test_sub_one():
    assert 0 == 0
    assert 1 == 1
    assert 2 == 2
    assert 3 == 3
    assert 4 == 4
    assert 5 == 5
    assert 6 == 6
    assert 7 == 7


def test_sub_two():
    assert 0 == 0
    assert 1 == 1
    assert 2 == 2
    assert 3 == 3
    assert 4 == 4
    assert 5 == 5
    assert 6 == 6
    assert 7 == 7
