"""Big send tests

Only the send tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 4 tests.

Tests in this file:
- test_send_a
- test_send_b
- test_send_c
- test_send_d
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
