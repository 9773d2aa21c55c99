"""Stock some tests.

Tests for some only.
Note: Split from test_stock.py, as it was over the limit of 2 tests.
"""

import pytest


class TestStock:
    @pytest.fixture
    def test_data(self):
        return [3, 4]

    def test_count_of_some(self, test_data):
        assert len(test_data) == 2

    def test_order_of_some(self, test_data):
        assert sorted(test_data) == test_data
