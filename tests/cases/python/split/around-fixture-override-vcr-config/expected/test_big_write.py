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

pytestmark = pytest.mark.vcr


@pytest.fixture(scope="module")
def vcr_config():
    return {"filter_headers": ["authorization"]}


@pytest.fixture
def token():
    return "t"


def test_write_a(token):
    assert token


def test_write_b(token):
    assert token


def test_write_c(token):
    assert token


def test_write_d(token):
    assert token
