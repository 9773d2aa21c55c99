"""Big two tests

Only the two tests: 2 of 4.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_two_a
- test_two_b
"""

import pytest

pytestmark = pytest.mark.filterwarnings("error")

STATE = {}


def setup_module():
    STATE["ready"] = True


def test_two_a():
    assert STATE["ready"]


def test_two_b(): ...
