"""Big recv tests.

Tests for recv only.
Note: Split from test_big.py, as it was over the limit of 4 tests.
"""

import pytest

SERVER = "mail.example.org"


def test_recv_a(server):
    assert server == "mail.example.org"


def test_recv_b(server):
    assert server == "mail.example.org"


def test_recv_c(server):
    assert server == "mail.example.org"


def test_recv_d(server):
    assert server == "mail.example.org"
