def test_a_base():
    return None


def test_b_other(): ...


def test_b_more(): ...


def test_c_uses():
    assert test_a_base() is None
