"""Big recv tests

Only the recv tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 4 tests.

Tests in this file:
- test_recv_a
- test_recv_b
- test_recv_c
- test_recv_d
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
