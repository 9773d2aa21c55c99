"""Big tax tests

Only the tax tests: 4 of 17.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_tax_a
- test_tax_b
- test_tax_c
- test_tax_d
"""

import pytest


def test_tax_a():
    assert True


def test_tax_b():
    assert True


def test_tax_c():
    assert True


def test_tax_d():
    assert True
