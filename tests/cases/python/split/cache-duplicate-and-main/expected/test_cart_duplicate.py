"""Cart duplicate tests.

Tests for duplicate only.
Note: Split from test_cart.py, as it was over the limit of 3 tests.

Tests of a shopping cart.
"""

import sys

import pytest

CACHE = {}


@pytest.fixture(autouse=True)
def clean_cache():
    CACHE.clear()
    CACHE["owner"] = "nobody"
    yield
    CACHE.clear()


def test_duplicate():
    assert False, "hidden by the one below"


def test_duplicate():
    assert sys.version_info
