"""Parsers, one by one."""

import json
import os

import pytest

try:
    import tomllib
except ImportError:
    tomllib = None

FIELDS = ("name", "size")


class Record:
    """A row as the tests build it."""

    def __init__(self, name: str = "a", size: int = 1) -> None:
        self.name = name
        self.size = size


def dumped(record: Record) -> str:
    return json.dumps({field: getattr(record, field) for field in FIELDS})


def toml(text: str) -> dict:
    if tomllib is None:
        pytest.skip("no tomllib")
    return tomllib.loads(text)


@pytest.fixture
def record() -> Record:
    return Record()


# Reading


def test_read_json(record):
    assert json.loads(dumped(record)) == {"name": "a", "size": 1}


def test_read_toml():
    assert toml("a = 1") == {"a": 1}


# Writing


def test_write_json(record):
    assert dumped(record).startswith("{")


def test_write_fields(record, tmp_path):
    file = tmp_path / "out"
    file.write_text(dumped(Record(size=2)))
    assert os.path.getsize(file) > 2
    assert toml("b = 2") == {"b": 2}
