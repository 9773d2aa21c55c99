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


def test_sum_of_none():
    assert sum(()) == 0


def test_sum_of_more(rows):
    assert sum(rows) < 4
