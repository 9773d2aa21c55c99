import traceback


def failing():
    raise ValueError


def shown():
    try:
        failing()
    except ValueError:
        return traceback.format_exc()


def test_trace_has_the_file():
    assert "test_big.py" in shown()


def test_trace_ends_with_the_error():
    assert shown().endswith("ValueError\n")
