"""Big blue tests.

Tests for blue only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import traceback


def test_blue_traceback():
    try:
        raise ValueError("blue")
    except ValueError:
        shown = traceback.format_exc()
    assert shown.count("line 14") <= 1


def test_blue_length():
    assert len("blue") == 4
