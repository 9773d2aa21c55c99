"""Accounts part 3 tests.

Note: Split from test_accounts.py, as it was over the limit of 1 test.
"""

import pytest
from stock import ledger, opened  # noqa: F401


class TestLater:
    @pytest.fixture
    def again(self, request):
        return request.getfixturevalue("ledger")

    def test_is_opened_again(self, again):
        assert again == {"open": 1}
        assert opened
