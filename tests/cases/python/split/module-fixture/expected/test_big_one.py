"""Big one tests.

Tests for one only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

import pytest


@pytest.fixture(scope="module")
def table():
    return {"one": 1, "two": 2}


def test_one(table):
    assert table["one"] == 1
