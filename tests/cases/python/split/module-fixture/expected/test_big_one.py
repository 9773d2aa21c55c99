"""Big one tests

Only the one tests: 1 of 2.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_one
"""

import pytest


@pytest.fixture(scope="module")
def table():
    return {"one": 1, "two": 2}


def test_one(table):
    assert table["one"] == 1
