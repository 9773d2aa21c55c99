"""Mark name tests.

Tests for name only.
Note: Split from test_mark.py, as it was over the limit of 2 tests.
"""


def test_name_long():
    assert len("name") == 4


def test_name_short():
    assert len("n") == 1
