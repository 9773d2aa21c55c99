"""Big tax tests.

Tests for tax only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
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
