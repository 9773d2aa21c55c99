"""Big autouse and comment tests.

Tests for autouse and comment only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Checks of checkers.
"""

HINT = "importorskip"


def test_autouse():
    assert "@pytest.fixture(autouse=True)".count("fixture") == 1


def test_comment():
    # fixture(autouse=True)
    assert HINT
