"""Big read tests.

Tests for read only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

import pytest

pytestmark = pytest.mark.vcr


@pytest.fixture(scope="module")
def vcr_config():
    return {"filter_headers": ["authorization"]}


@pytest.fixture
def token():
    return "t"

def test_read_a(token):
    assert token


def test_read_b(token):
    assert token


def test_read_c(token):
    assert token


def test_read_d(token):
    assert token
