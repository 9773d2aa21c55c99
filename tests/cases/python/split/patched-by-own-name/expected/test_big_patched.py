"""Big patched tests

Only the patched tests: 1 of 3.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_patched
"""

from unittest import mock


def helper():
    return 1


def other():
    return 2


def caller():
    return helper() + other()


@mock.patch(__name__ + ".helper", return_value=5)
def test_patched(helper):
    assert caller() == 7
