import warnings


def test_add_one():
    assert 1 + 1 == 2


def test_add_two():
    assert 2 + 2 == 4


def test_sub_warns():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        warnings.warn("no", stacklevel=1)
    assert "big.py" in caught[0].filename


def test_sub_one():
    assert "big.py" != "small.py"
