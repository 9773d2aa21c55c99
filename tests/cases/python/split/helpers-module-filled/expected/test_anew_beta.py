"""Anew beta tests.

Tests for beta only.
Note: Split from test_anew.py, as it was over the limit of 2 tests.
"""

from anew_helpers import CASES


def test_beta_one():
    assert CASES[1]


def test_beta_two():
    assert CASES[0]
