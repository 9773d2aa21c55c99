"""Big marked tests

Only the marked tests: 1 of 4.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_marked
"""

import pytest


@pytest.fixture
def opened():
    print("opened")


@pytest.fixture(autouse=True)
def always():
    yield


@pytest.mark.usefixtures("opened")
def test_marked(): ...
