"""Big two tests.

Tests for two only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import pytest

pytestmark = pytest.mark.filterwarnings("error")

STATE = {}


def setup_module():
    STATE["ready"] = True


def test_two_a():
    assert STATE["ready"]


def test_two_b(): ...
