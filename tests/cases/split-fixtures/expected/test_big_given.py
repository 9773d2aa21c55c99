"""Big given tests

Only the given tests: 1 of 4.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_given
"""

import pytest


@pytest.fixture(name="given")
def _given():
    return 5


@pytest.fixture(autouse=True)
def always():
    yield


def test_given(given):
    assert given == 5
