"""Stores nothing tests.

Tests for nothing only.
Note: Split from test_stores.py, as it was over the limit of 2 tests.
"""

import json
from pathlib import Path

import pytest
from stores_helpers import ROWS, rows


@pytest.fixture
def store(tmp_path, user):
    (tmp_path / ROWS).write_text(json.dumps({"of": user}))
    return rows(Path(tmp_path))


def test_put_nothing(store):
    assert len(store) == 1


def test_get_nothing(store):
    assert store.get("n") is None
