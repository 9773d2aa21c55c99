"""Anew alpha tests.

Tests for alpha only.
Note: Split from test_anew.py, as it was over the limit of 2 tests.
"""

import pytest
from anew_helpers import CASES


@pytest.mark.parametrize("n", CASES)
def test_alpha_one(n):
    assert n >= 0


def test_alpha_two():
    assert CASES[0]
