"""Fixtures."""
import json
from pathlib import PurePath

import pytest

OUTER = PurePath("outer")


@pytest.fixture
def user():
    return json.loads(json.dumps(OUTER.name))
