"""Big backend tests.

Tests for backend only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
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
