import pytest


class TestStock:
    @pytest.fixture
    def test_data(self):
        return [3, 4]

    def test_count_of_none(self):
        assert not []

    def test_count_of_some(self, test_data):
        assert len(test_data) == 2

    def test_order_of_some(self, test_data):
        assert sorted(test_data) == test_data

    def test_order_turned_round(self, test_data):
        assert sorted(test_data, reverse=True) != test_data
