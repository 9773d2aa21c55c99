"""Big add tests

Note: Split from test_big.py to stay within the limit of 2 tests.
"""


def test_add_one():
    assert "split before"
