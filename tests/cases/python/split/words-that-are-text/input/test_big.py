"""Checks of checkers."""

HINT = "importorskip"


if "x" in "__name__":
    FLAG = 1
else:
    FLAG = 2


def test_autouse():
    assert "@pytest.fixture(autouse=True)".count("fixture") == 1


def test_comment():
    # fixture(autouse=True)
    assert HINT


def test_flag():
    assert FLAG == 2


def test_other():
    assert "usefixtures"
