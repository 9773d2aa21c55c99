"""Big name tests.

Tests for name only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

import pytest


@pytest.fixture
def username():
    return "special"

def test_name_a(username):
    assert username == "special"


def test_name_b(username):
    assert username == "special"


def test_name_c(username):
    assert username == "special"


def test_name_d(username):
    assert username == "special"
