"""Big fixture tests

Only the fixture tests: 1 of 4.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_fixture
"""

import pytest


@pytest.fixture
def ﬁxed():
    return 2


def test_fixture(fixed):
    assert fixed == 2
