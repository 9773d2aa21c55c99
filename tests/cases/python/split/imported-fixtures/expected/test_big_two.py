"""Big two tests

Only the two tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_a_two
- test_b_two
"""

import pytest
from fixtures_of_ours import opened  # noqa: F401
from fixtures_of_ours import closed as shut  # noqa: F401


def test_a_two(shut):
    assert shut == 2


def test_b_two(opened): assert opened == 1
