import traceback


def test_red_sum():
    assert 1 + 1 == 2


def test_red_length():
    assert len("red") == 3


def test_blue_traceback():
    try:
        raise ValueError("blue")
    except ValueError:
        shown = traceback.format_exc()
    assert shown.count("line 14") <= 1


def test_blue_length():
    assert len("blue") == 4
