"""Big one tests

Only the one tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_one
- test_b_one

Doc.
"""

import os


def test_a_one():
    assert os.sep


def test_b_one():
    assert os.sep
