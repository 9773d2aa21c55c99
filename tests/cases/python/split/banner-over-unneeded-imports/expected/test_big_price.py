"""Big price tests.

Tests for price only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import json

# ---- System ----

# ---- Prices ----

import decimal


def test_price_one():
    assert decimal.Decimal("1") == 1


def test_price_two():
    assert json.loads("2") == 2
