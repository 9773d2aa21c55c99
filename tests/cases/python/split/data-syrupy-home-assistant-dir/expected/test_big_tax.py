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


def test_tax_a(snapshot):
    assert {"k": "tax_a"} == snapshot


def test_tax_b(snapshot):
    assert {"k": "tax_b"} == snapshot


def test_tax_c(snapshot):
    assert {"k": "tax_c"} == snapshot


def test_tax_d(snapshot):
    assert {"k": "tax_d"} == snapshot
