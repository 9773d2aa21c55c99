"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Doc.
"""

import os


def test_a_one():
    assert os.sep


def test_b_one():
    assert os.sep
