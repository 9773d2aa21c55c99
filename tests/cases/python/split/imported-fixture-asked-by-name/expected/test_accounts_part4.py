"""Accounts part 4 tests.

Note: Split from test_accounts.py, as it was over the limit of 1 test.
"""

from stock import ledger


def test_is_a_fixture():
    assert ledger
