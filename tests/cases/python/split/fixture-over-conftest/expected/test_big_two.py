"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest


@pytest.fixture
def tool(tool):
    return tool + 1


def test_a_two(): ...


def test_b_two(): ...
