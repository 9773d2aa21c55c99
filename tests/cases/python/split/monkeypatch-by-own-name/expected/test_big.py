def helper(): return 1


def test_a_one(monkeypatch):
    monkeypatch.setattr("test_big.helper", lambda: 2)
    assert helper() == 2
