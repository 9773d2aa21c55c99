"""Big late tests

Only the late tests: 1 of 4.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_late
"""

import pytest


@pytest.fixture(autouse=True)
def always():
    yield


@pytest.fixture
def late():
    return 7


def test_late(request):
    assert request.getfixturevalue("late") == 7
