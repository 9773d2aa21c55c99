"""Big get tests.

Tests for get only.
Note: Split from test_big.py, as it was over the limit of 1 test.
"""

import pytest


@pytest.mark.vcr
def test_get(): ...
