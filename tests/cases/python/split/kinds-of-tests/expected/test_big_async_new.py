"""Big async and new tests.

Tests for async and new only.
Note: Split from test_big.py, as it was over the limit of 2 tests.
"""

import sys

import pytest


@pytest.mark.skip
async def test_async(): ...


if sys.version_info >= (3, 0):

    def test_new(): ...
