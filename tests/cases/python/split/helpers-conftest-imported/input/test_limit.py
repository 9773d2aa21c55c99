from conftest import LIMIT


def test_limit():
    assert LIMIT == 2
