"""Big tax tests

Only the tax tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 5 tests.

Tests in this file:
- test_tax_a
- test_tax_b
- test_tax_c
- test_tax_d
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
