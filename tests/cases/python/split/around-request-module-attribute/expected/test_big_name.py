"""Big name tests

Only the name tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 4 tests.

Tests in this file:
- test_name_a
- test_name_b
- test_name_c
- test_name_d
"""

import pytest

SERVER = "mail.example.org"



def test_name_a():
    assert SERVER.startswith("mail")


def test_name_b():
    assert SERVER.startswith("mail")


def test_name_c():
    assert SERVER.startswith("mail")


def test_name_d():
    assert SERVER.startswith("mail")

