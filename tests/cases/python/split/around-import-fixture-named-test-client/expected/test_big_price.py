"""Big price tests.

Tests for price only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import pytest

from fixtures import test_client, test_db  # noqa: F401


def test_price_a(test_client):
    assert test_client['/'] == 200


def test_price_b(test_client):
    assert test_client['/'] == 200


def test_price_c(test_client):
    assert test_client['/'] == 200


def test_price_d(test_client):
    assert test_client['/'] == 200
