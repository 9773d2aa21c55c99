"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest


@pytest.fixture
def tool(tool):
    return tool + 1


def test_a_one(tool): assert tool == 2


def test_b_one(tool): assert tool == 2
