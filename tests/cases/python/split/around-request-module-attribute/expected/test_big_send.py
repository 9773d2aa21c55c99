"""Big send tests.

Tests for send only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

import pytest

SERVER = "mail.example.org"


def test_send_a(server):
    assert server == "mail.example.org"


def test_send_b(server):
    assert server == "mail.example.org"


def test_send_c(server):
    assert server == "mail.example.org"


def test_send_d(server):
    assert server == "mail.example.org"
