"""Big user tests

Only the user tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 4 tests.

Tests in this file:
- test_user_a
- test_user_b
- test_user_c
- test_user_d
"""

import pytest


@pytest.fixture
def username():
    return "special"


def test_user_a(user):
    assert user["name"] == "special"


def test_user_b(user):
    assert user["name"] == "special"


def test_user_c(user):
    assert user["name"] == "special"


def test_user_d(user):
    assert user["name"] == "special"
