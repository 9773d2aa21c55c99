"""Big async and new tests

Only the async and new tests: 2 of 6.

Note: Split from test_big.py to stay within the limit of 2 tests.

Tests in this file:
- test_async
- test_new
"""

import sys

import pytest


@pytest.mark.skip
async def test_async(): ...


if sys.version_info >= (3, 0):

    def test_new(): ...
