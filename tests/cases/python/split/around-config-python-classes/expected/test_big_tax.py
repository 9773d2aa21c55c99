"""Big tax tests.

Tests for tax only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
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
