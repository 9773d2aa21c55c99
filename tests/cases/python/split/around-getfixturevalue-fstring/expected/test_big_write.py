"""Big write tests

Only the write tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 4 tests.

Tests in this file:
- test_write_a
- test_write_b
- test_write_c
- test_write_d
"""

import pytest


@pytest.fixture
def admin_client():
    return "admin"


@pytest.fixture
def guest_client():
    return "guest"


@pytest.mark.parametrize("role", ["admin", "guest"])
def test_write_a(request, role):
    assert request.getfixturevalue(f"{role}_client") == role


@pytest.mark.parametrize("role", ["admin", "guest"])
def test_write_b(request, role):
    assert request.getfixturevalue(f"{role}_client") == role


@pytest.mark.parametrize("role", ["admin", "guest"])
def test_write_c(request, role):
    assert request.getfixturevalue(f"{role}_client") == role


@pytest.mark.parametrize("role", ["admin", "guest"])
def test_write_d(request, role):
    assert request.getfixturevalue(f"{role}_client") == role
