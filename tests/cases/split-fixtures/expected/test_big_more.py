"""Big more tests

Only the more tests: 1 of 4.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_more
"""

import pytest


@pytest.fixture
def base():
    return 1


@pytest.fixture
def more(base):
    return base + 1


@pytest.fixture(autouse=True)
def always():
    yield


def test_more(more):
    assert more == 2
