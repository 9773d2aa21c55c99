def test_one(snapshot):
    assert 1 == snapshot


def test_two(snapshot):
    assert 2 == snapshot
