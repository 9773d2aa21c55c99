"""Fixtures."""
import json
from pathlib import Path, PurePath

import pytest

OUTER = PurePath("outer")


@pytest.fixture
def user():
    return json.loads(json.dumps(OUTER.name))


ROWS = "rows"


def rows(path):
    return json.loads((path / ROWS).read_text())


@pytest.fixture
def store(tmp_path, user):
    (tmp_path / ROWS).write_text(json.dumps({"of": user}))
    return rows(Path(tmp_path))
