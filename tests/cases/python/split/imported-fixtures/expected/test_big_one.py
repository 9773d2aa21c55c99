"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest
from fixtures_of_ours import opened  # noqa: F401
from fixtures_of_ours import closed as shut  # noqa: F401


def test_a_one(opened):
    assert opened == 1


def test_b_one(): ...
