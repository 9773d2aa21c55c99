def test_a():
    return 1


def test_b():
    assert test_a() == 1


def test_c():
    assert test_a() == 1
