"""Accounts part 2 tests.

Note: Split from test_accounts.py, as it was over the limit of 1 test.
"""

import pytest
from stock import ledger, opened  # noqa: F401


@pytest.mark.usefixtures("ledger")
def test_is_opened():
    assert opened == [1]
