def test_first():
    assert True


# ===== Parsing =====


def test_reads_numbers():
    assert int("1") == 1


def test_reads_text():
    assert str("a") == "a"


# ===== Printing =====


def test_writes_numbers():
    assert str(1) == "1"


def test_writes_text():
    assert repr("a") == "'a'"
