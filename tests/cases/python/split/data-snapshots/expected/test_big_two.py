"""Big two tests

Only the two tests: 1 of 3.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_two
"""

import pytest


@pytest.mark.parametrize("number", [2, 3])
def test_two(snapshot, number):
    assert number == snapshot
