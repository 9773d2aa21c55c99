"""Big read tests

Only the read tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 4 tests.

Tests in this file:
- test_read_a
- test_read_b
- test_read_c
- test_read_d
"""

import pytest


@pytest.fixture
def admin_client():
    return "admin"


@pytest.fixture
def guest_client():
    return "guest"


@pytest.mark.parametrize("role", ["admin", "guest"])
def test_read_a(request, role):
    assert request.getfixturevalue(f"{role}_client") == role


@pytest.mark.parametrize("role", ["admin", "guest"])
def test_read_b(request, role):
    assert request.getfixturevalue(f"{role}_client") == role


@pytest.mark.parametrize("role", ["admin", "guest"])
def test_read_c(request, role):
    assert request.getfixturevalue(f"{role}_client") == role


@pytest.mark.parametrize("role", ["admin", "guest"])
def test_read_d(request, role):
    assert request.getfixturevalue(f"{role}_client") == role
