"""Big fixture tests.

Tests for fixture only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

import pytest


@pytest.fixture
def ﬁxed():
    return 2


def test_fixture(fixed):
    assert fixed == 2
