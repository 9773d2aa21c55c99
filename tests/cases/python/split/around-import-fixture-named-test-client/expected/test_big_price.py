"""Big price tests

Only the price tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_price_a
- test_price_b
- test_price_c
- test_price_d
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
