"""Big tax tests

Only the tax tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_tax_a
- test_tax_b
- test_tax_c
- test_tax_d
"""

import pytest

from fixtures import test_client, test_db  # noqa: F401


def test_tax_a(test_client):
    assert test_client['/'] == 200


def test_tax_b(test_client):
    assert test_client['/'] == 200


def test_tax_c(test_client):
    assert test_client['/'] == 200


def test_tax_d(test_client):
    assert test_client['/'] == 200
