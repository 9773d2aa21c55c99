"""Big name tests.

Tests for name only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
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

