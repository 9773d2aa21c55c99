"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.

Doc.
"""

import os


def test_a_two():
    assert os.sep


def test_b_two():
    assert os.sep
