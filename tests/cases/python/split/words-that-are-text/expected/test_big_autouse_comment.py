"""Big autouse and comment tests

Only the autouse and comment tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_autouse
- test_comment

Checks of checkers.
"""

HINT = "importorskip"


def test_autouse():
    assert "@pytest.fixture(autouse=True)".count("fixture") == 1


def test_comment():
    # fixture(autouse=True)
    assert HINT
