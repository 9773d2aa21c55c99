"""Big put tests

Only the put tests: 1 of 2.

Note: Split from test_big.py to stay within the limit of 1 test.

Tests in this file:
- test_put
"""

import pytest


@pytest.mark.vcr
def test_put(): ...
