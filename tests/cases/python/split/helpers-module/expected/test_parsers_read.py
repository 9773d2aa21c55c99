"""Parsers read tests.

Tests for read only.
Note: Split from test_parsers.py, as it was over the limit of 2 tests.

Parsers, one by one.
"""

import json

import pytest
from parsers_helpers import Record, dumped, toml


@pytest.fixture
def record() -> Record:
    return Record()


# Reading


def test_read_json(record):
    assert json.loads(dumped(record)) == {"name": "a", "size": 1}


def test_read_toml():
    assert toml("a = 1") == {"a": 1}
