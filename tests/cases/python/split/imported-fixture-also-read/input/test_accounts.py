from stock import ledger


def test_opens(ledger):
    assert ledger == {"open": 1}


def test_is_a_fixture():
    assert ledger
