def test_red_number(seed):
    assert seed >= 0


def test_red_type(seed):
    assert isinstance(seed, int)


def test_blue_number(seed):
    assert seed >= 0


def test_blue_type(seed):
    assert isinstance(seed, int)
