"""Big flag tests.

Tests for flag, among others.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Checks of checkers.
"""


if "x" in "__name__":
    FLAG = 1
else:
    FLAG = 2


def test_flag():
    assert FLAG == 2


def test_other():
    assert "usefixtures"
