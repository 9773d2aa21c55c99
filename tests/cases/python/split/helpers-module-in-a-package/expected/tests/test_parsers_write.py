"""Parsers write tests.

Tests for write only.
Note: Split from test_parsers.py, as it was over the limit of 2 tests.

Parsers, one by one.
"""

import os

import pytest

from .helpers_of_parsers_helpers import Record, dumped, toml


@pytest.fixture
def record() -> Record:
    return Record()


# Writing


def test_write_json(record):
    assert dumped(record).startswith("{")


def test_write_fields(record, tmp_path):
    file = tmp_path / "out"
    file.write_text(dumped(Record(size=2)))
    assert os.path.getsize(file) > 2
    assert toml("b = 2") == {"b": 2}
