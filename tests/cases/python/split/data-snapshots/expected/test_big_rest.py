"""Big other tests.

Note: Split from test_big.py, as it was over the limit of 1 test.
"""


def test_one(snapshot):
    assert 1 == snapshot
    assert 11 == snapshot
