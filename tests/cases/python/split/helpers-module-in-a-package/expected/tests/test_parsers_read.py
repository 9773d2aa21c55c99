"""Parsers read tests

Only the read tests: 2 of 4.

Note: Split from test_parsers.py to stay within the limit of 2 tests.

Tests in this file:
- test_read_json
- test_read_toml

Parsers, one by one.
"""

import json

import pytest
from .helpers_of_parsers_helpers import Record, dumped, toml


@pytest.fixture
def record() -> Record:
    return Record()


# Reading


def test_read_json(record):
    assert json.loads(dumped(record)) == {"name": "a", "size": 1}


def test_read_toml():
    assert toml("a = 1") == {"a": 1}
