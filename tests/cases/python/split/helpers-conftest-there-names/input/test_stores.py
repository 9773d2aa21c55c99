import json
import os
from pathlib import Path

import pytest

ROWS = "rows"


def rows(path):
    return json.loads((path / ROWS).read_text())


@pytest.fixture
def store(tmp_path, user):
    (tmp_path / ROWS).write_text(json.dumps({"of": user}))
    return rows(Path(tmp_path))


def test_put_number(store):
    store["n"] = 1
    assert store == {"n": 1, "of": "outer"}


def test_put_nothing(store):
    assert len(store) == 1


def test_get_nothing(store):
    assert store.get("n") is None


def test_get_default(store):
    assert store.get("n", 1) == 1 and os.sep
