"""Big made and param tests

Only the made and param tests: 2 of 6.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_made
- test_param
"""

import pytest


def make(n):
    def check():
        assert n
    return check


test_made = make(1)


@pytest.mark.parametrize("n", [1, 2])
def test_param(n): assert n
