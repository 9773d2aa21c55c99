"""Stores test fixtures.

What the tests of several files use.
Note: Split from test_stores.py, as it was over the limit of 3 tests.

Stores.
"""

import pytest
from stores_helpers import Store

ROOT = "rows"


@pytest.fixture
def folder(tmp_path):
    path = tmp_path / ROOT
    path.mkdir()
    return path


@pytest.fixture
def store(folder):
    return Store(folder)
