"""Big test fixtures

What the tests of several files use.

Note: Split from test_big.py to stay within the limit of 5 tests.
"""

import pytest


@pytest.fixture
def box():
    return {}
