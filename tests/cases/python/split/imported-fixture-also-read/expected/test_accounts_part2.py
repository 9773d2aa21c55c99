"""Accounts part 2 tests

Only the part 2 tests: 1 of 2.

Note: Split from test_accounts.py to stay within the limit of 1 test.

Tests in this file:
- test_is_a_fixture
"""

from stock import ledger


def test_is_a_fixture():
    assert ledger
