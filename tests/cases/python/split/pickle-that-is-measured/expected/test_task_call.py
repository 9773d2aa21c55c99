"""Task call tests.

Tests for call only.
Note: Split from test_task.py, as it was over the limit of 3 tests.
"""


def double(x):
    return 2 * x


def test_call_one():
    assert double(1) == 2


def test_call_two():
    assert double(2) == 4
