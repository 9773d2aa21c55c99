"""Big other tests

Only the other tests: 4 of 12.

Note: Split from test_big.py to stay within the limit of 4 tests.

Tests in this file:
- test_other_a
- test_other_b
- test_other_c
- test_other_d
"""

import pytest


@pytest.fixture
def username():
    return "special"


def test_other_a():
    assert True


def test_other_b():
    assert True


def test_other_c():
    assert True


def test_other_d():
    assert True
