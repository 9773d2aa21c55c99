"""Big tax tests.

Tests for tax only.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

from approvaltests import verify


def test_tax_a():
    verify("tax_a")


def test_tax_b():
    verify("tax_b")


def test_tax_c():
    verify("tax_c")


def test_tax_d():
    verify("tax_d")
