"""Big read tests.

Tests for read only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
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
