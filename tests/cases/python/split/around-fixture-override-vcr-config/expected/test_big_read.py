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
