"""Stock other tests.

Note: Split from test_stock.py, as it was over the limit of 2 tests.
"""

import pytest


class TestStock:
    @pytest.fixture
    def test_data(self):
        return [3, 4]

    def test_count_of_none(self):
        assert not []

    def test_order_turned_round(self, test_data):
        assert sorted(test_data, reverse=True) != test_data
