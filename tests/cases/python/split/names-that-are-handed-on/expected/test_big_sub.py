"""Big sub tests.

Tests for sub only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""


def covered(names):
    return {name for name in names if name.startswith("test_")}


def test_sub_one():
    assert 1 - 1 == 0


TESTED = covered(locals())


def test_sub_all():
    assert "test_sub_one" in TESTED
