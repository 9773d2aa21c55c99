"""Big patched too tests.

Tests for patched too only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

from unittest import mock


def helper():
    return 1


def other():
    return 2


def caller():
    return helper() + other()


@mock.patch(f"{__name__}.other", return_value=5)
def test_patched_too(other):
    assert caller() == 6
