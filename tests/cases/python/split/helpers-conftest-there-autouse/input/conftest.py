"""Fixtures."""
import json
from pathlib import PurePath

import pytest

OUTER = PurePath("outer")


def pytest_report_header(config):
    return "title"


@pytest.fixture
def user():
    return json.loads(json.dumps(OUTER.name))