"""Big name tests

Only the name tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 4 tests.

Tests in this file:
- test_name_a
- test_name_b
- test_name_c
- test_name_d
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
