"""Big get tests

Only the get tests: 1 of 2.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_get
"""

import pytest


@pytest.mark.vcr
def test_get(): ...
