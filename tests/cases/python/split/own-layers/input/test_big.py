def test_frob_a():
    assert True


def test_frob_b():
    assert True


def test_knob_a():
    assert True


def test_knob_b():
    assert True
