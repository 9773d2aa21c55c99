"""Fixtures."""
import json
from pathlib import PurePath

import pytest

ROWS = PurePath("outer")


@pytest.fixture
def user():
    return json.loads(json.dumps(ROWS.name))
