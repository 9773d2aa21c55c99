"""Big user tests.

Tests for user only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
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
