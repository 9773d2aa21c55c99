"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest
from fixtures_of_ours import opened  # noqa: F401
from fixtures_of_ours import closed as shut  # noqa: F401


def test_a_two(shut):
    assert shut == 2


def test_b_two(opened): assert opened == 1
