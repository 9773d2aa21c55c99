"""Big made and param tests.

Tests for made and param only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest


def make(n):
    def check():
        assert n
    return check


test_made = make(1)


@pytest.mark.parametrize("n", [1, 2])
def test_param(n): assert n
