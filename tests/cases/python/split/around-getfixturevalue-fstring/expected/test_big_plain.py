"""Big plain tests

Only the plain tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 4 tests.

Tests in this file:
- test_plain_a
- test_plain_b
- test_plain_c
- test_plain_d
"""

import pytest


@pytest.fixture
def admin_client():
    return "admin"


@pytest.fixture
def guest_client():
    return "guest"


def test_plain_a(admin_client):
    assert admin_client


def test_plain_b(admin_client):
    assert admin_client


def test_plain_c(admin_client):
    assert admin_client


def test_plain_d(admin_client):
    assert admin_client
