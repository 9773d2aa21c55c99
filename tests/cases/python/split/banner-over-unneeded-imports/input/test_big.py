import json

# ---- System ----

import os

# ---- Prices ----

import decimal


def test_price_one():
    assert decimal.Decimal("1") == 1


def test_price_two():
    assert json.loads("2") == 2


def test_tax_one():
    assert 1


def test_tax_two():
    assert json.dumps(2) == "2"
