"""Big tax tests.

Tests for tax only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
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
