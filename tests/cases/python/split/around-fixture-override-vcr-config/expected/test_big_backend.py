"""Big backend tests

Only the backend tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 4 tests.

Tests in this file:
- test_backend_a
- test_backend_b
- test_backend_c
- test_backend_d
"""

import pytest

pytestmark = pytest.mark.vcr


@pytest.fixture(scope="module")
def vcr_config():
    return {"filter_headers": ["authorization"]}


def test_backend_a(vcr_config):
    assert vcr_config


def test_backend_b(vcr_config):
    assert vcr_config


def test_backend_c(vcr_config):
    assert vcr_config


def test_backend_d(vcr_config):
    assert vcr_config
