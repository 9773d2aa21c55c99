"""Big test fixtures.

What the tests of several files use.
Note: Split from test_big.py, as it was over the limit of 5 tests.
"""

import pytest


@pytest.fixture
def box():
    return {}
