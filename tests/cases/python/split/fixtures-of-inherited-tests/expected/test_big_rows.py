"""Big rows tests.

Tests for rows only.
Note: Split from test_big.py, as it was over the limit of 3 tests.
"""

import pytest
from bases import RowTests


@pytest.fixture
def rows():
    return [1, 2]


class TestRows(RowTests):
    def test_more(self):
        assert isinstance(self, RowTests)


def test_sum_of_rows(rows):
    assert sum(rows) == 3
