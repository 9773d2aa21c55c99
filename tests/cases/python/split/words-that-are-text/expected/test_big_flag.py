"""Big flag tests

Only the flag tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_flag
- test_other

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
