"""Accounts part 1 tests

Only the part 1 tests: 1 of 2.

Note: Split from test_accounts.py to stay within the limit of 1 test.

Tests in this file:
- test_opens
"""

from stock import ledger


def test_opens(ledger):
    assert ledger == {"open": 1}
