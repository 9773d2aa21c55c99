"""Stores other tests.

Note: Split from test_stores.py, as it was over the limit of 2 tests.
"""

import json
import os
from pathlib import Path

import pytest
from stores_helpers import ROWS, rows


@pytest.fixture
def store(tmp_path, user):
    (tmp_path / ROWS).write_text(json.dumps({"of": user}))
    return rows(Path(tmp_path))


def test_put_number(store):
    store["n"] = 1
    assert store == {"n": 1, "of": "outer"}


def test_get_default(store):
    assert store.get("n", 1) == 1 and os.sep
