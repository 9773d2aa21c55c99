import pytest


def test_one(snapshot):
    assert 1 == snapshot
    assert 11 == snapshot


@pytest.mark.parametrize("number", [2, 3])
def test_two(snapshot, number):
    assert number == snapshot


class TestThree:
    def test_one(self, snapshot):
        assert "31" == snapshot
