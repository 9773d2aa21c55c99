"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

import pytest


@pytest.mark.parametrize("number", [2, 3])
def test_two(snapshot, number):
    assert number == snapshot
