"""Big two tests

Only the two tests: 1 of 2.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_two
"""

import pytest


@pytest.fixture(scope="module")
def table():
    return {"one": 1, "two": 2}


def test_two(table):
    assert table["two"] == 2
