"""Big plain tests.

Tests for plain only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
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
