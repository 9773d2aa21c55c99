def test_add():
    assert "add"


def test_divide():
    assert "divide"


def test_multiply():
    assert "multiply"


def test_power():
    assert "power"


def test_subtract():
    assert "subtract"
