import pytest
from stock import ledger, opened


def test_opens(ledger):
    assert ledger == {"open": 1}


@pytest.mark.usefixtures("ledger")
def test_is_opened():
    assert opened == [1]


class TestLater:
    @pytest.fixture
    def again(self, request):
        return request.getfixturevalue("ledger")

    def test_is_opened_again(self, again):
        assert again == {"open": 1}
        assert opened


def test_is_a_fixture():
    assert ledger
