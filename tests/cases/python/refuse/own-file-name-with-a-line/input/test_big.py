import traceback


def failing():
    raise ValueError


def shown():
    try:
        failing()
    except ValueError:
        return traceback.format_exc()


def test_trace_has_the_file():
    assert "test_big.py\", line 10" in shown()


def test_trace_ends_with_the_error():
    assert shown().endswith("ValueError\n")


def test_sum_of_two():
    assert 1 + 1 == 2


def test_sum_of_three():
    assert 1 + 1 + 1 == 3


def test_sum_of_none():
    assert sum(()) == 0
